using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Threading;

namespace EventTracking.Lifetime;

/// <summary>
/// Flushes and disposes a backend, on a thread of its own if it may block, so that no caller waits longer than its timeout. Failures are
/// reported.
/// </summary>
internal sealed class BackendLifecycle(string name, IEventBackend backend)
{
    private readonly Lock _gate = new();
    private Completion _running = Completion.Succeeded;
    private Completion? _next;
    private Deadline _nextDeadline;
    private Completion? _disposal;

    /// <summary>
    /// Flushes the backend. One flush runs at a time; all flushes requested meanwhile share the next one, which gets the longest of their
    /// timeouts. A backend that hangs therefore blocks one thread, not one for each flush.
    /// </summary>
    /// <returns>Whether all events left the backend.</returns>
    public Completion Flush(IFlushableBackend flushable, Deadline deadline, FailureReporter failures)
    {
        lock (_gate)
        {
            if (_running.IsCompleted)
                return _running = StartFlush(flushable, deadline, failures);

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

    /// <summary>Disposes the backend. Later calls return the result of the first.</summary>
    /// <param name="failures">Where a failure is reported.</param>
    /// <param name="dispose">Disposes the backend; <see cref="IDisposable.Dispose"/> unless given.</param>
    /// <returns>Whether it succeeded.</returns>
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

    /// <summary>Reports that flushing or disposing the backend failed.</summary>
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

        StartFlush(flushable, deadline, failures).OnCompleted(next.Complete);
    }

    private Completion StartFlush(IFlushableBackend flushable, Deadline deadline, FailureReporter failures) =>
        (flushable as ICompositeBackend)?.TryBeginDrain(deadline)
            ?? Start("flush", failures, () => flushable.FlushAndWait(deadline.Remaining));

    private Completion Start(string what, FailureReporter failures, Func<bool> work)
    {
        try
        {
            return DedicatedThread.Run($"{what} of {name}", () => Try(work, failures));
        }
        catch (Exception exception)
        {
            // No thread could be started.
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
