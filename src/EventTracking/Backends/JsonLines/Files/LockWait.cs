using System.Diagnostics;

namespace EventTracking.JsonLines.Files;

/// <summary>
/// Waits for the lock of a file. Another process has it for as long as a block takes, which is soon over; but one that was stopped in
/// the middle of it must not stop everybody else.
/// </summary>
internal sealed class LockWait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private bool _hasPatience = true;

    /// <summary>Takes the lock. Having waited once in vain, it tries but waits no more, until it has been lucky again.</summary>
    public bool TryLock(LineFile file)
    {
        var isLocked = file.TryLock();
        if (!isLocked && _hasPatience)
            isLocked = Wait(file);
        return _hasPatience = isLocked;
    }

    private static bool Wait(LineFile file)
    {
        var start = Stopwatch.GetTimestamp();
        var wait = default(SpinWait);
        while (Stopwatch.GetElapsedTime(start) < Longest)
        {
            wait.SpinOnce();
            if (file.TryLock())
                return true;
        }

        return false;
    }
}
