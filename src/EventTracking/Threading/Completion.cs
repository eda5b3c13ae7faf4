namespace EventTracking.Threading;

/// <summary>The result of work on another thread: whether it succeeded, once it has completed.</summary>
/// <remarks>
/// Replaces <see cref="Task"/>, which would add the thread pool, its scheduler and its timers to every native program (116 KB, see
/// docs/native-size.md). Continuations run on the thread that completes the work.
/// </remarks>
internal sealed class Completion
{
    private readonly object _gate = new();

    // Not a multicast delegate: combining delegates compares their types, which adds reflection to a native program (29 KB).
    private readonly List<Continuation> _continuations = [];
    private Task<bool>? _task;
    private bool _succeeded;
    private volatile bool _isCompleted;

    /// <summary>The result of work that has nothing to do.</summary>
    public static Completion Succeeded { get; } = new() { _succeeded = true, _isCompleted = true };

    /// <summary>The result of work that could not be started.</summary>
    public static Completion Failed { get; } = new() { _isCompleted = true };

    public bool IsCompleted => _isCompleted;

    /// <summary>Sets the result. Must be called once.</summary>
    public void Complete(bool succeeded)
    {
        lock (_gate)
        {
            _succeeded = succeeded;
            _isCompleted = true;
            Monitor.PulseAll(_gate);
        }

        // No more continuations are added now.
        var own = ActiveWork.Current;
        foreach (var next in _continuations)
        {
            ActiveWork.Current = next.Caller;
            next.Action(succeeded);
        }

        ActiveWork.Current = own;
    }

    /// <summary>Runs a continuation when the work has completed, at once if it already has. The continuation must not throw.</summary>
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

    /// <summary>Returns the task that represents the work, which all threads that await it share.</summary>
    /// <param name="create">Creates the task. Only programs that await something contain it.</param>
    public Task<bool> AsTask(Func<Completion, Task<bool>> create)
    {
        lock (_gate)
            return _task ??= create(this);
    }

    /// <summary>Waits for the work.</summary>
    /// <returns>Whether it completed in time.</returns>
    public bool CompletesBy(Deadline deadline)
    {
        lock (_gate)
            return deadline.Wait(_gate, () => _isCompleted);
    }

    /// <summary>Waits for the work.</summary>
    /// <returns>Whether it completed in time and succeeded.</returns>
    public bool SucceedsBy(Deadline deadline) => CompletesBy(deadline) && _succeeded;

    /// <summary>A continuation, and the work that added it.</summary>
    private sealed class Continuation(Action<bool> action, ActiveWork? caller)
    {
        public Action<bool> Action => action;

        public ActiveWork? Caller => caller;
    }
}
