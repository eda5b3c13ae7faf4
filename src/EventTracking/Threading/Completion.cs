namespace EventTracking.Threading;

/// <summary>Whether work that goes on elsewhere comes to a good end, once that is known.</summary>
/// <remarks>
/// A task would tell as much, and bring the pool of threads, its scheduler and its timers into every native program. This one runs on
/// no pool: what comes next runs on the thread that knows.
/// </remarks>
internal sealed class Completion
{
    private readonly object _gate = new();

    // A list, because adding delegates up compares their types, and draws the reflection of types into every native program.
    private readonly List<Continuation> _next = [];
    private bool _isGood;
    private volatile bool _isKnown;

    /// <summary>That of work that there is none of.</summary>
    public static Completion Good { get; } = new() { _isGood = true, _isKnown = true };

    /// <summary>That of work that cannot be begun.</summary>
    public static Completion Bad { get; } = new() { _isKnown = true };

    public bool IsKnown => _isKnown;

    /// <summary>Makes the outcome known, once.</summary>
    public void Set(bool isGood)
    {
        lock (_gate)
        {
            _isGood = isGood;
            _isKnown = true;
            Monitor.PulseAll(_gate);
        }

        // None is added any more.
        var own = ActiveWork.Current;
        foreach (var next in _next)
        {
            ActiveWork.Current = next.Caller;
            next.Action(isGood);
        }

        ActiveWork.Current = own;
    }

    /// <summary>Does something as soon as the outcome is known, which may be at once. It must not throw.</summary>
    public void Then(Action<bool> next)
    {
        lock (_gate)
        {
            if (!_isKnown)
            {
                _next.Add(new Continuation(next, ActiveWork.Current));
                return;
            }
        }

        next(_isGood);
    }

    /// <summary>Waits for the outcome.</summary>
    /// <returns>Whether it is known in time.</returns>
    public bool IsKnownBy(Deadline deadline)
    {
        lock (_gate)
            return deadline.Wait(_gate, () => _isKnown);
    }

    /// <summary>Waits for the outcome.</summary>
    /// <returns>Whether it is known in time, and good.</returns>
    public bool IsGoodBy(Deadline deadline) => IsKnownBy(deadline) && _isGood;

    /// <summary>What to do once the outcome is known, with the work that asked for it.</summary>
    private readonly struct Continuation(Action<bool> action, ActiveWork? caller)
    {
        public Action<bool> Action => action;

        public ActiveWork? Caller => caller;
    }
}
