using System.Runtime.CompilerServices;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Line;
using EventTracking.Observation;
using EventTracking.Processing;
using EventTracking.Routing;

namespace EventTracking;

/// <summary>Admits an event, runs the processors, and sends the event to the backends.</summary>
public sealed partial class RoutingBackend
{
    /// <summary>Ends a loop of routers that contain each other without <see cref="RegisterBackend"/> noticing.</summary>
    private const int MaxRoutingDepth = 64;

    private volatile bool _isClosed;

    /// <summary>Gets a value indicating whether events are rejected, because the tracker of this router has been disposed.</summary>
    internal bool IsClosed => _isClosed;

    /// <summary>Gets a value indicating whether an event may be dropped by its name, before it is written.</summary>
    internal bool CanDropByName => _chain.CanDropByName;

    /// <summary>Runs the processors, then sends the event to every backend unless a processor has dropped it.</summary>
    /// <param name="envelope">The event.</param>
    public void Send(in EventEnvelope envelope)
    {
        var buffer = envelope.Buffer;
        var depth = buffer is null ? 1 : ++buffer.RoutingDepth;
        var trace = EventTrace.Of(buffer);
        try
        {
            var isTooDeep = depth > MaxRoutingDepth;
            var (name, descriptor) = (envelope.Name, envelope.Descriptor);
            if (!TryAdmit(name, descriptor, envelope.IdLow, isTooDeep, envelope.Thread, envelope.Failures, trace, out var admission))
            {
                return;
            }

            // Lines that processors write must keep the limits of this router.
            if (buffer is not null)
                buffer.MaxEventBytes = Limits.MaxEventBytes;
            if (trace is null)
                Route(in envelope, in admission);
            else
                RouteObserved(in envelope, in admission, trace);
        }
        finally
        {
            if (buffer is not null)
                buffer.RoutingDepth--;
        }
    }

    /// <summary>
    /// Counts an event as offered, and decides by its name and id whether to route it. An event that is not routed is accounted for.
    /// </summary>
    /// <param name="name">The event name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="idLow">The low half of the event's id.</param>
    /// <param name="isTooDeep">Whether the event is nested too deeply in other emits or routers.</param>
    /// <param name="thread">The calling thread.</param>
    /// <param name="failures">Where a rejection is reported.</param>
    /// <param name="trace">The steps of an observed event.</param>
    /// <param name="admission">What <see cref="Route"/> needs.</param>
    /// <returns>Whether to route the event.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAdmit(
        string name,
        TrackedEventDescriptor? descriptor,
        ulong idLow,
        bool isTooDeep,
        EmitThread thread,
        FailureReporter failures,
        EventTrace? trace,
        out Admission admission)
    {
        var chain = _chain;
        var cell = Account.CellOf(thread);
        admission = default;

        // The order matters: the thread that closes the router sees every emit that was not rejected.
        cell.Offer();
        if (_isClosed || isTooDeep)
        {
            Account.Reject(_isClosed ? DropReason.Shutdown : DropReason.RecursiveEmit, name, failures, trace: trace);
            return false;
        }

        var verdict = chain.Decide(name, descriptor, idLow, thread);
        if (verdict is NameVerdict.Drop)
        {
            cell.Filter();
            trace?.Add(EventStepKind.Filtered, chain.DroppedBy(name, idLow));
            return false;
        }

        admission = new Admission(chain, verdict, cell, thread);
        return true;
    }

    /// <summary>Runs the processors that have not decided yet, then sends the event to the backends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(in EventEnvelope envelope, in Admission admission)
    {
        if (!IsWithinLimits(in envelope))
            return;

        if (admission.Chain.IsDecided(admission.Verdict))
            SendToBackends(in envelope, admission.Cell, admission.Thread);
        else
            Process(in envelope, in admission);
    }

    /// <summary>Does what <see cref="Route"/> does, and collects the steps.</summary>
    internal void RouteObserved(in EventEnvelope envelope, in Admission admission, EventTrace trace)
    {
        if (!IsWithinLimits(in envelope))
            return;

        var routed = envelope;
        admission.Chain.TraceDecided(admission.Verdict, trace);
        if (!admission.Chain.Run(admission.Verdict, Account, ref routed) || (routed.Json != envelope.Json && !IsWithinLimits(in routed)))
            return;

        var slots = _backends.Current;
        if (slots.Length == 0)
        {
            admission.Cell.Filter();
            trace.Add(EventStepKind.Filtered);
            return;
        }

        foreach (var slot in slots)
            slot.TrySendObserved(in routed, admission.Thread, trace);

        admission.Cell.Deliver(1);
    }

    /// <summary>Rejects events from now on.</summary>
    internal void Close() => _isClosed = true;

    // A separate method, so that an event without processors does not pay for a second envelope.
    private void Process(in EventEnvelope envelope, in Admission admission)
    {
        var routed = envelope;
        if (admission.Chain.Run(admission.Verdict, Account, ref routed) && (routed.Json == envelope.Json || IsWithinLimits(in routed)))
            SendToBackends(in routed, admission.Cell, admission.Thread);
    }

    private void SendToBackends(in EventEnvelope envelope, AccountCell cell, EmitThread thread)
    {
        var slots = _backends.Current;
        if (slots.Length == 0)
        {
            cell.Filter();
            return;
        }

        foreach (var slot in slots)
            slot.TrySend(in envelope, thread);

        cell.Deliver(1);
    }

    private bool IsWithinLimits(in EventEnvelope envelope) => envelope.Json.Length <= _safeSize || CheckLimits(in envelope);

    private bool CheckLimits(in EventEnvelope envelope)
    {
        if (LimitCheck.Find(envelope.Json, Limits) is not { } violation)
            return true;

        var trace = EventTrace.Of(in envelope);
        Account.Reject(violation.Reason, LogText.ShortName(envelope.Name), envelope.Failures, violation.Detail, trace: trace);
        return false;
    }
}
