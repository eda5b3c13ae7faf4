using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Threading;

namespace EventTracking.Lifetime;

/// <summary>
/// Flushes a backend and disposes it, on threads of its own: whatever the backend does, no caller waits longer than its timeout. Failures
/// are reported.
/// </summary>
internal sealed class BackendLifecycle(string name, IEventBackend backend)
{
    private readonly Lock _gate = new();
    private Completion _running = Completion.Succeeded;
    private Completion? _next;
    private Deadline _nextDeadline;
    private Completion? _disposal;

    /// <summary>
    /// Flushes. One flush runs at a time, and all that are requested meanwhile share the next one, which gets the longest of their
    /// timeouts: a backend that hangs costs one thread, not one for each flush.
    /// </summary>
    /// <returns>Whether everything has left the backend.</returns>
    public Completion Flush(IFlushableBackend flushable, Deadline deadline, FailureReporter failures)
    {
        lock (_gate)
        {
            if (_running.IsCompleted)
                return _running = Start("flush", failures, () => Flush(flushable, deadline.Remaining));

            if (_next is not null)
            {
                _nextDeadline = Deadline.Later(_nextDeadline, deadline);
                return _next;
            }

            var next = _next = new Completion();
            _nextDeadline = deadline;
            _running.OnCompleted(_ => StartNext(flushable, next, failures));
            return next;
        }
    }

    /// <summary>Disposes the backend, the first time it is called.</summary>
    /// <param name="failures">Where a failure is reported.</param>
    /// <param name="dispose">How the backend is disposed; by <see cref="IDisposable.Dispose"/> unless given.</param>
    /// <returns>Whether that went well.</returns>
    public Completion Dispose(FailureReporter failures, Action? dispose = null)
    {
        if (backend is not IDisposable disposable)
            return Completion.Succeeded;

        lock (_gate)
        {
            return _disposal ??= Start("disposal", failures, () =>
            {
                (dispose ?? disposable.Dispose)();
                return true;
            });
        }
    }

    /// <summary>Reports that the backend failed while it was flushed or disposed.</summary>
    public void Report(FailureReporter failures, Exception exception) =>
        failures.Report(new TrackingFailure(TrackingFailureKind.ShutdownFailed, "", name, exception));

    private void StartNext(IFlushableBackend flushable, Completion next, FailureReporter failures)
    {
        Deadline deadline;
        lock (_gate)
        {
            deadline = _nextDeadline;
            _next = null;
            _running = next;
        }

        Start("flush", failures, () => Flush(flushable, deadline.Remaining)).OnCompleted(next.Complete);
    }

    private static bool Flush(IFlushableBackend flushable, TimeSpan timeout) =>
        flushable is ICompositeBackend composite ? composite.Drain(timeout) : flushable.Flush(timeout);

    private Completion Start(string what, FailureReporter failures, Func<bool> work)
    {
        try
        {
            return DedicatedThread.Run($"{what} of {name}", () => Try(work, failures));
        }
        catch (Exception exception)
        {
            // No thread can be started.
            Report(failures, exception);
            return Completion.Failed;
        }
    }

    private bool Try(Func<bool> work, FailureReporter failures)
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
    }
}
