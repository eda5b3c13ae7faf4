using EventTracking.Diagnostics;

namespace EventTracking.Routing;

/// <summary>
/// Flushes a backend and disposes of it, on threads of its own: whatever it does, nobody waits for it longer than he wants. What
/// fails is reported.
/// </summary>
internal sealed class BackendLife(string name, IEventBackend backend)
{
    private readonly Lock _gate = new();
    private Outcome _running = Outcome.Good;
    private Outcome? _next;
    private Outcome? _disposal;

    /// <summary>
    /// Flushes. One flush runs at a time, and all that are asked for meanwhile are one: a backend that hangs costs one thread, not
    /// one for each flush.
    /// </summary>
    /// <returns>Whether all is where it belongs.</returns>
    public Outcome Flush(TimeSpan timeout, FailureReporter failures)
    {
        if (backend is not IFlushableBackend flushable)
            return Outcome.Good;

        lock (_gate)
        {
            if (_running.IsKnown)
                return _running = Start("flush", failures, () => flushable.Flush(timeout));
            if (_next is not null)
                return _next;

            var next = _next = new Outcome();
            _running.Then(_ =>
            {
                lock (_gate)
                {
                    _next = null;
                    _running = next;
                }

                Start("flush", failures, () => flushable.Flush(timeout)).Then(next.Set);
            });
            return next;
        }
    }

    /// <summary>Disposes of the backend, the first time it is called.</summary>
    /// <returns>Whether that went well.</returns>
    public Outcome Dispose(FailureReporter failures)
    {
        if (backend is not IDisposable disposable)
            return Outcome.Good;

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

    private Outcome Start(string what, FailureReporter failures, Func<bool> work)
    {
        try
        {
            return Apart.Run($"{what} of {name}", () => Try(work, failures));
        }
        catch (Exception exception)
        {
            // There is no thread to be had.
            Report(failures, exception);
            return Outcome.Bad;
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
