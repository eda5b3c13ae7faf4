using System.Diagnostics;

namespace EventTracking.JsonLines.Files;

/// <summary>
/// The lock of the processes that write to one file. Another process has it for the length of a block; if one was stopped while it
/// had the lock, the others wait for it once, and then append without the lock until it is free again.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    /// <summary>How long nothing may be written to the file before the process that has the lock counts as stopped.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Many processes may keep one of them from the lock, although they go on.</summary>
    private static readonly TimeSpan LongestContention = LongestWait * 3;

    /// <summary>Shorter than <see cref="LongestWait"/>: within this time no other process loses its patience.</summary>
    private static readonly TimeSpan LongestCut = LongestWait / 2;

    private LineFile? _held;
    private long _since;
    private bool _hasPatience = true;

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

    /// <summary>
    /// Whether the file may be cut: the lock is held, and has not been held for so long that another process may have lost its
    /// patience and appended something.
    /// </summary>
    public bool MayCut => _held is not null && Stopwatch.GetElapsedTime(_since) < LongestCut && !IsOrphaned;

    /// <summary>Takes the lock.</summary>
    /// <returns><see langword="false"/> if another process has had it for too long.</returns>
    public bool TryEnter(LineFile file)
    {
        var locked = File ?? file;
        var isLocked = locked.TryLock() || (_hasPatience && Wait(locked, file));

        _held = isLocked ? locked : null;
        _since = Stopwatch.GetTimestamp();
        return _hasPatience = isLocked;
    }

    public void Exit()
    {
        _held?.Unlock();
        _held = null;
    }

    /// <summary>A file is about to be closed, and the lock with it if it is the file's own.</summary>
    public void Forget(LineFile file)
    {
        if (_held == file)
            _held = null;
    }

    /// <summary>Waits again for the lock of another file.</summary>
    public void Renew() => _hasPatience = true;

    public void Dispose() => File = null;

    private static bool Wait(LineFile locked, LineFile file)
    {
        var start = Stopwatch.GetTimestamp();
        var (lastWrite, length) = (start, file.Length);
        var wait = default(SpinWait);
        while (Stopwatch.GetElapsedTime(lastWrite) < LongestWait && Stopwatch.GetElapsedTime(start) < LongestContention)
        {
            wait.SpinOnce();
            if (locked.TryLock())
                return true;

            if (file.Length != length)
                (lastWrite, length) = (Stopwatch.GetTimestamp(), file.Length);
        }

        return false;
    }
}
