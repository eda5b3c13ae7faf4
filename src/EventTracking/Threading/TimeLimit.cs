using System.Runtime.ExceptionServices;

namespace EventTracking.Threading;

/// <summary>Limits how long callers wait for actions that may hang, such as writing to a disk that does not respond.</summary>
internal sealed class TimeLimit
{
    /// <summary>The last action that exceeded its limit, and may still be running.</summary>
    private volatile Completion _overdue = Completion.Succeeded;

    /// <summary>
    /// Runs an action on a thread of its own, because all threads of the pool may be waiting for this one. Without a limit, the action
    /// runs on the calling thread.
    /// </summary>
    /// <returns>Whether it completed in time. Otherwise it continues, and its result is ignored.</returns>
    public static bool Run(Action action, TimeSpan limit) => new TimeLimit().RunNext(action, limit);

    /// <summary>
    /// Runs an action after the previous one, if that is still running: an action that hangs blocks one thread, not one for each call.
    /// </summary>
    /// <returns>Whether both completed in time.</returns>
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
