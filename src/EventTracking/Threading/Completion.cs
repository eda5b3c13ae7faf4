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
    private readonly List<Continuation> _continuations = [];
    private bool _succeeded;
    private volatile bool _isCompleted;

    /// <summary>That of work that there is none of.</summary>
    public static Completion Succeeded { get; } = new() { _succeeded = true, _isCompleted = true };

    /// <summary>That of work that cannot be begun.</summary>
    public static Completion Failed { get; } = new() { _isCompleted = true };

    public bool IsCompleted => _isCompleted;

    /// <summary>Makes the outcome known, once.</summary>
    public void Complete(bool succeeded)
    {
        lock (_gate)
        {
            _succeeded = succeeded;
            _isCompleted = true;
            Monitor.PulseAll(_gate);
        }

        // None is added any more.
        var own = ActiveWork.Current;
        foreach (var next in _continuations)
        {
            ActiveWork.Current = next.Caller;
            next.Action(succeeded);
        }

        ActiveWork.Current = own;
    }

    /// <summary>Does something as soon as the outcome is known, which may be at once. It must not throw.</summary>
    public void OnCompleted(Action<bool> continuation)
    {
        lock (_gate)
        {
            if (!_isCompleted)
            {
                _continuations.Add(new Continuation(continuation, ActiveWork.Current));
                return;
            }
        }

        continuation(_succeeded);
    }

    /// <summary>Waits for the outcome.</summary>
    /// <returns>Whether it is known in time.</returns>
    public bool CompletesBy(Deadline deadline)
    {
        lock (_gate)
            return deadline.Wait(_gate, () => _isCompleted);
    }

    /// <summary>Waits for the outcome.</summary>
    /// <returns>Whether it is known in time, and good.</returns>
    public bool SucceedsBy(Deadline deadline) => CompletesBy(deadline) && _succeeded;

    /// <summary>What to do once the outcome is known, with the work that asked for it.</summary>
    private sealed class Continuation(Action<bool> action, ActiveWork? caller)
    {
        public Action<bool> Action => action;

        public ActiveWork? Caller => caller;
    }
}
