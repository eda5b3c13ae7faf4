using System.Diagnostics;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// The lock of one file, without which no process writes to it or cuts it. Another process has it for the length of a block, or for
/// longer if it was stopped.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    /// <summary>How long a process that has waited for a stopped one once does not wait for it again.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    private LineFile? _held;
    private LockRange _range;
    private (long Time, long Length)? _timedOut;

    /// <summary>The lock file; <see langword="null"/> if there is none, and the lock is that of the file itself.</summary>
    public LineFile? File
    {
        get;
        set
        {
            Exit();
            field?.Dispose();
            field = value;
        }
    }

    /// <summary>Whether the lock file was deleted, so that others may have another one.</summary>
    public bool IsOrphaned => File is { IsDeleted: true };

    /// <summary>Whether the file may be cut: no other process can write to it at the same time.</summary>
    public bool CanTruncate => _held is not null && !IsOrphaned;

    /// <summary>Takes the lock.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path.</param>
    /// <param name="hasWaited">Whether the lock was waited for in vain, and not only tried.</param>
    /// <returns><see langword="false"/> if another process has it for too long, or has moved the file.</returns>
    public bool TryEnter(LineFile file, string path, out bool hasWaited)
    {
        Exit();
        var (locked, range) = (File ?? file, file.WriteLock);
        hasWaited = false;
        if (locked.TryLock(range) || ((hasWaited = ShouldWait(file)) && range.TryLock(locked, file, path)))
        {
            (_held, _range) = (locked, range);
            _timedOut = null;
            return true;
        }

        if (hasWaited)
            _timedOut = (Stopwatch.GetTimestamp(), file.Length);
        return false;
    }

    public void Exit()
    {
        _held?.Unlock(_range);
        _held = null;
    }

    /// <summary>Waits again for the lock of another file.</summary>
    public void ResetWait() => _timedOut = null;

    public void Dispose() => File = null;

    /// <summary>A file that has grown has a process that goes on.</summary>
    private bool ShouldWait(LineFile file) =>
        _timedOut is not { } givenUp || givenUp.Length != file.Length || Stopwatch.GetElapsedTime(givenUp.Time) > RetryInterval;
}
