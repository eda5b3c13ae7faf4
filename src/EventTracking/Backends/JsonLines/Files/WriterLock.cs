using System.Diagnostics;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// The lock that a process holds while it writes to a file or truncates it. Another process holds it for one block, or for longer if
/// that process was stopped.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    /// <summary>How long the lock is only tried, not waited for, after a wait has timed out.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    private LineFile? _held;
    private LockRange _range;
    private (long Time, long Length)? _timedOut;

    /// <summary>
    /// Gets or sets the lock file; <see langword="null"/> to lock the file itself. Setting it releases the lock and closes the previous
    /// lock file.
    /// </summary>
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

    /// <summary>Gets a value indicating whether the lock file was deleted, so that other processes may use a new one.</summary>
    public bool IsOrphaned => File is { IsDeleted: true };

    /// <summary>Gets a value indicating whether the file may be truncated, because no other process can be writing to it.</summary>
    public bool CanTruncate => _held is not null && !IsOrphaned;

    /// <summary>Takes the lock.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path.</param>
    /// <param name="hasWaited">Whether the lock was waited for and not only tried.</param>
    /// <returns><see langword="false"/> if another process holds the lock or has moved the file.</returns>
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

    /// <summary>Lets the next call wait again, because another file is used from now on.</summary>
    public void ResetWait() => _timedOut = null;

    public void Dispose() => File = null;

    /// <summary>Returns whether to wait for the lock. A file that has grown since the last wait has a running writer.</summary>
    private bool ShouldWait(LineFile file) =>
        _timedOut is not { } givenUp || givenUp.Length != file.Length || Stopwatch.GetElapsedTime(givenUp.Time) > RetryInterval;
}
