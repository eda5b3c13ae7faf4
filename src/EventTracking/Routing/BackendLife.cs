using EventTracking.Diagnostics;

namespace EventTracking.Routing;

/// <summary>
/// Flushes a backend and disposes of it, on threads of its own: whatever it does, nobody waits for it longer than he wants. What
/// fails is reported.
/// </summary>
internal sealed class BackendLife(string name, IEventBackend backend)
{
    private static readonly Task<bool> Done = Task.FromResult(true);

    private readonly Lock _gate = new();
    private Task<bool> _running = Done;
    private Task<bool>? _next;
    private Task<bool>? _disposal;

    /// <summary>
    /// Flushes. One flush runs at a time, and all that are asked for meanwhile are one: a backend that hangs costs one thread, not
    /// one for each flush.
    /// </summary>
    /// <returns>Whether all is where it belongs; the task does not fail.</returns>
    public Task<bool> Flush(TimeSpan timeout, FailureReporter failures)
    {
        if (backend is not IFlushableBackend flushable)
            return Done;

        lock (_gate)
        {
            if (_running.IsCompleted)
                return _running = Start("flush", failures, () => flushable.Flush(timeout));

            return _next ??= AfterRunning(() =>
            {
                lock (_gate)
                {
                    _next = null;
                    return _running = Start("flush", failures, () => flushable.Flush(timeout));
                }
            });
        }
    }

    /// <summary>Disposes of the backend, the first time it is called.</summary>
    /// <returns>Whether that went well; the task does not fail.</returns>
    public Task<bool> Dispose(FailureReporter failures)
    {
        if (backend is not IDisposable disposable)
            return Done;

        lock (_gate)
        {
            return _disposal ??= Start("disposal", failures, () =>
            {
                disposable.Dispose();
                return true;
            });
        }
    }

    /// <summary>Reports that the backend failed at being flushed or disposed of.</summary>
    public void Report(FailureReporter failures, Exception exception) =>
        failures.Report(new TrackingFailure(TrackingFailureKind.ShutdownFailed, "", name, exception));

    private Task<bool> AfterRunning(Func<Task<bool>> start)
    {
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return _running.ContinueWith(
            (_, state) => ((Func<Task<bool>>)state!)(), start, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Unwrap();
    }

    private Task<bool> Start(string what, FailureReporter failures, Func<bool> work) => Apart.Run($"{what} of {name}", () =>
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            Report(failures, exception);
            return false;
        }
    });
}
