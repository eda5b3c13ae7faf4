using System.Diagnostics;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Waits for a lock that other processes have for the length of a block, unless one of them was stopped.</summary>
internal static class LockWait
{
    /// <summary>How long a file may stay as it is before the process that has the lock counts as stopped.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Takes a lock. Waits while the file grows, because then other processes take the lock and release it.</summary>
    /// <param name="locked">The lock file.</param>
    /// <param name="part">Its part.</param>
    /// <param name="file">The file that the lock is for.</param>
    /// <param name="path">Its path; without the file at it, the lock is of no use.</param>
    /// <returns><see langword="false"/> if another process has had it for too long, or has moved the file.</returns>
    public static bool TryLock(LineFile locked, LockRange part, LineFile file, string path)
    {
        var (lastWrite, length) = (Stopwatch.GetTimestamp(), file.Length);
        var wait = default(SpinWait);
        while (!locked.TryLock(part))
        {
            if (Stopwatch.GetElapsedTime(lastWrite) > Longest || !file.IsAt(path))
                return false;

            wait.SpinOnce();
            if (file.Length != length)
                (lastWrite, length) = (Stopwatch.GetTimestamp(), file.Length);
        }

        return true;
    }
}
