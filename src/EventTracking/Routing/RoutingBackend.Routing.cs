using System.Runtime.CompilerServices;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Line;
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
        try
        {
            var isTooDeep = depth > MaxRoutingDepth;
            if (!TryAdmit(
                envelope.Name, envelope.Descriptor, envelope.IdLow, isTooDeep, envelope.Thread, envelope.Failures, out var admission))
            {
                return;
            }

            // Lines that processors write must keep the limits of this router.
            if (buffer is not null)
                buffer.MaxEventBytes = Limits.MaxEventBytes;
            Route(in envelope, in admission);
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
        out Admission admission)
    {
        var chain = _chain;
        var cell = Account.CellOf(thread);
        admission = default;

        // The order matters: the thread that closes the router sees every emit that was not rejected.
        cell.Offer();
        if (_isClosed || isTooDeep)
        {
            Account.Reject(_isClosed ? DropReason.Shutdown : DropReason.RecursiveEmit, name, failures);
            return false;
        }

        var verdict = chain.Decide(name, descriptor, idLow, thread);
        if (verdict is NameVerdict.Drop)
        {
            cell.Filter();
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

        Account.Reject(violation.Reason, LogText.ShortName(envelope.Name), envelope.Failures, violation.Detail);
        return false;
    }
}
