using System.Runtime.CompilerServices;
using EventTracking.Envelope;
using EventTracking.Events;
using EventTracking.Line;
using EventTracking.Observation;

namespace EventTracking;

/// <summary>The path of an event while the tracker has observers.</summary>
public sealed partial class Tracker
{
    private volatile EventObservers? _observers;

    /// <summary>
    /// Observes every event from now on: its line, and what processors and backends do with it. While a tracker has observers, each event
    /// allocates memory; without them, observation costs nothing.
    /// </summary>
    /// <param name="observer">The observer.</param>
    /// <returns>The observation. Disposing it ends it; emits in progress may still be observed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="observer"/> is <see langword="null"/>.</exception>
    public IDisposable Observe(IEventObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        Change(observers => EventObservers.With(observers, observer));
        return new Subscription(this, observer);
    }

    private void Change(Func<EventObservers?, EventObservers?> change)
    {
        while (true)
        {
            var before = _observers;
            if (Interlocked.CompareExchange(ref _observers, change(before), before) == before)
                return;
        }
    }

    /// <summary>
    /// Does what <see cref="Emit(string, TrackedEventDescriptor?, DataSource, ImportedEvent?)"/> does, and collects the steps. A separate
    /// method, so that an event that is not observed costs one branch.
    /// </summary>
    /// <returns><see langword="false"/> if an observer emits this event.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryEmitObserved(
        EventObservers observers, string name, TrackedEventDescriptor? descriptor, DataSource data, ImportedEvent? imported)
    {
        if (EventObservers.IsNotifying)
            return false;

        var trace = new EventTrace();
        var thread = EmitThread.Current;
        var idLow = imported?.IdLow ?? thread.Ids.Next();
        if (!_router.TryAdmit(name, descriptor, idLow, isTooDeep: !thread.CanEmit, thread, _failures, trace, out var admission))
        {
            observers.Notify(new EventObservation(name, descriptor, default, trace), _failures);
            return true;
        }

        var depth = thread.Depth;
        var envelope = default(EventEnvelope);
        EventBuffer? buffer = null;
        try
        {
            buffer = thread.TakeBuffer(_maxEventBytes);
            buffer.Trace = trace;
            var utcTicks = imported?.UtcTicks ?? _time.GetUtcNow().UtcTicks;
            var contexts = _contexts.Current;
            Unsafe.SkipInit(out LineWriter line);
            if (imported?.IdLow is not null)
                buffer.Ids = imported;
            line.Begin(buffer, thread.Timestamp, _failures, name, descriptor, utcTicks, idLow);
            try
            {
                data.Write(ref line.Data);
            }
            catch (Exception exception)
            {
                line.DiscardData(exception);
            }

            envelope = line.Close(contexts, _extraFields);
            _router.RouteObserved(in envelope, in admission, trace);
        }
        catch (Exception exception)
        {
            RejectUnwritten(name, exception, trace);
        }
        finally
        {
            observers.Notify(new EventObservation(name, descriptor, envelope, trace), _failures);
            if (buffer is not null)
                buffer.Trace = null;
            if (imported is not null)
                thread.ResetIds(depth);
            thread.ReturnBuffers(depth);
        }

        return true;
    }

    private sealed class Subscription(Tracker tracker, IEventObserver observer) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                tracker.Change(observers => EventObservers.Without(observers, observer));
        }
    }
}
