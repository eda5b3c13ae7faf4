using System.Runtime.ExceptionServices;

namespace EventTracking.Threading;

/// <summary>Waits no longer than it may for something that can hang, such as a write to a disk that does not answer.</summary>
internal sealed class TimeLimit
{
    /// <summary>What did not come to its end in time and goes on; its caller has left.</summary>
    private volatile Completion _overdue = Completion.Succeeded;

    /// <summary>
    /// Runs an action on a thread of its own, because the pool's may all be busy, waiting for this one. Without a limit it runs on
    /// the caller's.
    /// </summary>
    /// <returns>Whether it came to its end in time. Otherwise it goes on, and what becomes of it is not told.</returns>
    public static bool Run(Action action, TimeSpan limit) => new TimeLimit().RunNext(action, limit);

    /// <summary>
    /// The same, behind an earlier action that still goes on: what does not answer costs one thread, not one for each time that it is
    /// asked.
    /// </summary>
    /// <returns>Whether both came to their end in time.</returns>
    public bool RunNext(Action action, TimeSpan limit)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            action();
            return true;
        }

        var deadline = new Deadline(limit, TimeProvider.System);
        if (!_overdue.CompletesBy(deadline))
            return false;

        Exception? failure = null;
        var outcome = DedicatedThread.Run("write", () =>
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            return failure is null;
        });
        if (!outcome.CompletesBy(deadline))
        {
            _overdue = outcome;
            return false;
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return true;
    }
}
