using EventTracking.Threading;

namespace EventTracking.Lifetime;

/// <summary>Disposes something once. Every caller returns when that has ended, or when its time is over.</summary>
internal sealed class Disposal
{
    private readonly Lock _gate = new();
    private readonly Completion _ended = new();
    private Deadline _deadline;
    private volatile bool _hasBegun;

    public bool HasBegun => _hasBegun;

    public bool HasEnded => _ended.IsCompleted;

    /// <summary>
    /// Disposes, the first time it is called; later calls wait for that. Code that the disposal has called, or that it waits for, returns at
    /// once, because it would wait for itself.
    /// </summary>
    /// <param name="dispose">The disposal, which keeps to the deadline itself.</param>
    /// <param name="deadline">Until when a call may wait; a later one never waits longer than the first one may.</param>
    /// <param name="isWaitedFor">Whether the calling code is work that the disposal waits for.</param>
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
