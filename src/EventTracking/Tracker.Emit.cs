using System.Runtime.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Envelope;
using EventTracking.Events;
using EventTracking.Line;
using EventTracking.Observation;

namespace EventTracking;

/// <summary>The path of an event from its emit to the router. The code is shared by all event types.</summary>
public sealed partial class Tracker
{
    /// <summary>A time that has not been read yet.</summary>
    private const long Unread = -1;

    internal bool IsDisposed => _router.IsClosed;

    /// <param name="name">The event name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="data">Writes the data.</param>
    /// <param name="imported">The time and id of an event that happened earlier.</param>
    private void Emit(string name, TrackedEventDescriptor? descriptor, DataSource data, ImportedEvent? imported = null)
    {
        if (_observers is { } observers && TryEmitObserved(observers, name, descriptor, data, imported))
            return;

        var utcTicks = imported?.UtcTicks ?? ReadClockEarly();
        var thread = EmitThread.Current;
        var idLow = imported?.IdLow ?? thread.Ids.Next();
        if (!_router.TryAdmit(name, descriptor, idLow, isTooDeep: !thread.CanEmit, thread, _failures, trace: null, out var admission))
            return;

        var depth = thread.Depth;
        try
        {
            if (utcTicks == Unread)
                utcTicks = _time.GetUtcNow().UtcTicks;

            // Read first, so that the CPU looks up the contexts while the data is written.
            var contexts = _contexts.Current;
            Unsafe.SkipInit(out LineWriter line);
            var buffer = thread.TakeBuffer(_maxEventBytes);
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

            var envelope = line.Close(contexts, _extraFields);
            _router.Route(in envelope, in admission);
        }
        catch (Exception exception)
        {
            RejectUnwritten(name, exception);
        }
        finally
        {
            if (imported is not null)
                thread.ResetIds(depth);
            thread.ReturnBuffers(depth);
        }
    }

    /// <summary>
    /// Reads the clock before anything else, because reading it waits until all earlier instructions have completed. The clock is read
    /// later if the event may be dropped by its name, without a timestamp, or if it is a custom clock, which may throw.
    /// </summary>
    private long ReadClockEarly() =>
        _time == TimeProvider.System && !_router.CanDropByName ? TimeProvider.System.GetUtcNow().UtcTicks : Unread;

    /// <summary>Rejects an event that is too large, or that the clock, the context locator or a lack of memory prevented.</summary>
    private void RejectUnwritten(string name, Exception exception, EventTrace? trace = null)
    {
        name = LogText.ShortName(name);
        if (exception is EventTooLargeException)
            _router.Account.Reject(DropReason.Oversize, name, _failures, exception.Message, trace: trace);
        else
            _router.Account.Reject(DropReason.Unserializable, name, _failures, exception: exception, trace: trace);
    }
}
