using EventTracking.Threading;

namespace EventTracking.Lifetime;

/// <summary>Runs a disposal once. Every caller returns when the disposal has ended, or at its deadline.</summary>
internal sealed class Disposal
{
    private readonly Lock _gate = new();
    private readonly Completion _ended = new();
    private Deadline _deadline;
    private volatile bool _hasBegun;

    public bool HasBegun => _hasBegun;

    public bool HasEnded => _ended.IsCompleted;

    /// <summary>
    /// Disposes on the first call; later calls wait for that. Code that the disposal calls or waits for returns at once, because it would
    /// wait for itself.
    /// </summary>
    /// <param name="dispose">Disposes, and keeps the deadline.</param>
    /// <param name="deadline">How long a call may wait; a later call never waits longer than the first.</param>
    /// <param name="isWaitedFor">Returns whether the disposal waits for the calling code.</param>
    public void Run(Action dispose, Deadline deadline, Func<bool> isWaitedFor)
    {
        if (TryBegin(ref deadline))
            Run(dispose);
        else if (!HasEnded && !ActiveWork.IsOf(this) && !isWaitedFor())
            _ended.CompletesBy(deadline);
    }

    private bool TryBegin(ref Deadline deadline)
    {
        lock (_gate)
        {
            if (_hasBegun)
            {
                deadline = Deadline.Earlier(_deadline, deadline);
                return false;
            }

            _deadline = deadline;
            return _hasBegun = true;
        }
    }

    private void Run(Action dispose)
    {
        try
        {
            ActiveWork.Run(this, dispose);
        }
        finally
        {
            _ended.Complete(true);
        }
    }
}
