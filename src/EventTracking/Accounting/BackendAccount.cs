using System.ComponentModel;
using System.Runtime.CompilerServices;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Line;
using EventTracking.Observation;
using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>
/// The account of a backend that decides the outcome of its events itself, because it queues or filters them. See
/// <see cref="IAccountableBackend"/>.
/// </summary>
/// <remarks>
/// Each event is offered once, and then filtered, delivered, dead-lettered or dropped once; in between, it is pending. All members are
/// thread-safe. Offering, filtering and delivering write only memory of the calling thread and allocate nothing.
/// </remarks>
public sealed partial class BackendAccount
{
    private readonly Lock _gate = new();
    private readonly DropLedger _rejected = new();
    private readonly DropLedger _dropped = new();
    private readonly Func<long> _pending;
    private readonly Func<long> _spooled = static () => 0;
    private long _deadLettered;

    /// <summary>Events offered while there was no memory for the counters of their thread.</summary>
    private long _offeredWithoutCell;
    private volatile AccountSnapshot? _closing;
    private volatile bool _reportsNothing;
    private volatile AccountCell?[] _cells = [];
    private volatile string? _name;
    private volatile FailureReporter _reporter = FailureReporter.None;

    /// <summary>Creates an account.</summary>
    /// <param name="pending">
    /// Returns the number of events that the backend currently holds. Default: none. It is called on any thread, whenever the account is
    /// read.
    /// </param>
    public BackendAccount(Func<long>? pending = null) => _pending = pending ?? (static () => 0);

    /// <summary>Creates the account of a backend whose events may outlive the process.</summary>
    /// <param name="pending">Returns the number of events that the backend currently holds.</param>
    /// <param name="spooled">Returns how many of them are on disk.</param>
    internal BackendAccount(Func<long> pending, Func<long> spooled) => (_pending, _spooled) = (pending, spooled);

    /// <summary>Gets the reporter of losses that happen outside an emit.</summary>
    internal FailureReporter Reporter => _reporter;

    /// <summary>
    /// Gets the name of the backend in its router, in a form that is safe for a log line; <see langword="null"/> until the backend has been
    /// added to a router.
    /// </summary>
    public string? BackendName => _name is { } name ? LogText.Name(name) : null;

    /// <summary>
    /// Gets the logger of the tracker, for messages that are not about losses. It writes nothing until the backend belongs to a
    /// tracker that has a logger.
    /// </summary>
    public ILogger Logger => _reporter.Logger;

    /// <summary>Counts an event that was sent to the backend. Call it first, once per event.</summary>
    public void Offer() => Cell.Offer();

    /// <summary>Counts events of an earlier run that the backend found in its storage.</summary>
    /// <param name="events">The number of events.</param>
    public void Offer(long events)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        Cell.Offer(events);
    }

    /// <summary>Counts an event like <see cref="Offer()"/>, but faster: the envelope knows the counters of its thread.</summary>
    /// <param name="envelope">The event. The calling thread is the one that the backend was called on.</param>
    public void Offer(in EventEnvelope envelope) => CellOf(envelope.Thread).Offer();

    /// <summary>
    /// Returns the header of an event that was written to storage, possibly by another process. Its <see cref="EventHeader.Descriptor"/>
    /// is that of <see cref="TrackedEventRegistry"/>, or <see langword="null"/> if no loaded assembly declares this version of the event;
    /// the version is kept in either case. Failures of rewrites are reported to the tracker of this account.
    /// </summary>
    /// <param name="utf8Name">The event name as UTF-8.</param>
    /// <param name="id">The id.</param>
    /// <param name="timestamp">The timestamp.</param>
    /// <param name="version">The version of the declared event; 0 for an untyped or renamed one.</param>
    /// <param name="line">The line; the same bytes are passed to <see cref="EventHeader.Open(ReadOnlySpan{byte})"/>.</param>
    /// <param name="routingDepth">The <see cref="EventEnvelope.RoutingDepth"/>.</param>
    /// <exception cref="ArgumentException">The bytes are not the line of an event.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EventHeader Restore(
        ReadOnlySpan<byte> utf8Name, Guid id, DateTimeOffset timestamp, int version, ReadOnlySpan<byte> line, int routingDepth = 0) =>
        EventHeader.Restore(Reporter, utf8Name, id, timestamp, version, line, routingDepth);

    /// <summary>Counts an event that the backend dropped on purpose, because a setting says so.</summary>
    public void Filter() => Cell.Filter();

    /// <summary>Counts events that the destination accepted.</summary>
    /// <param name="events">The number of events.</param>
    public void Deliver(long events = 1) => Cell.Deliver(events);

    /// <summary>Counts events that the destination rejected and that went to a dead-letter backend.</summary>
    /// <param name="events">The number of events.</param>
    public void DeadLetter(long events = 1) => Interlocked.Add(ref _deadLettered, events);

    /// <summary>Counts and reports the loss of an event that is being sent.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="envelope">The event.</param>
    /// <param name="detail">A detail for the log, for example a size or a response.</param>
    /// <param name="exception">The exception that caused the loss, if any.</param>
    public void Drop(DropReason reason, in EventEnvelope envelope, string? detail = null, Exception? exception = null)
    {
        EventTrace.Of(in envelope)?.Drop(reason, detail, exception);
        Drop(new Loss(reason, envelope.Name, 1, detail, exception), envelope.Failures);
    }

    /// <summary>Counts and reports the loss of events that the backend held.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="eventName">The name of the event, or of the first of them.</param>
    /// <param name="events">The number of events; 0 does nothing.</param>
    /// <param name="detail">A detail for the log, for example a size or a response.</param>
    /// <param name="exception">The exception that caused the loss, if any.</param>
    public void Drop(DropReason reason, string eventName, long events, string? detail = null, Exception? exception = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        if (events > 0)
            Drop(new Loss(reason, eventName, events, detail, exception) { WasHeld = true }, _reporter);
    }

    /// <summary>
    /// Reports a failure that costs no event. The tracker counts and logs it like its own; see <see cref="Tracker.ReportFailure"/>.
    /// </summary>
    /// <param name="kind">The kind of failure, such as <see cref="TrackingFailureKind.BackendDegraded"/>.</param>
    /// <param name="exception">The exception that was thrown, if any.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a defined value.</exception>
    public void ReportFailure(TrackingFailureKind kind, Exception? exception = null) =>
        _reporter.Report(TrackingFailure.OfSource(kind, _name, exception));

    /// <summary>Gets the counters of the calling thread.</summary>
    internal AccountCell Cell => CellOf(EmitThread.Current);

    /// <summary>Returns the counters of the calling thread.</summary>
    internal AccountCell CellOf(EmitThread thread)
    {
        var cells = _cells;
        var index = thread.Index;
        return (uint)index < (uint)cells.Length && cells[index] is { } cell ? cell : AddCell(index);
    }

    /// <summary>Counts an offered event when the counters of the calling thread cannot be allocated.</summary>
    internal void OfferWithoutCell() => Interlocked.Increment(ref _offeredWithoutCell);

    /// <summary>Counts and reports an event that is lost before it is accepted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Reject(
        DropReason reason,
        string eventName,
        FailureReporter reporter,
        string? detail = null,
        Exception? exception = null,
        EventTrace? trace = null)
    {
        trace?.Drop(reason, detail, exception);
        Cell.Reject();
        _rejected.Drop(new Loss(reason, eventName, 1, detail, exception), _name, detail ?? _name, reporter);
    }

    /// <summary>
    /// Stops reporting losses, because the account is about to be closed: events that are still undecided then count as lost, and must not
    /// count again later.
    /// </summary>
    internal void StopReporting() => _reportsNothing = true;

    /// <summary>Closes the account: undecided events count as lost, and later outcomes no longer change the account.</summary>
    /// <param name="closing">The account at this moment, including that of the queue in front of it.</param>
    internal void Close(AccountSnapshot closing)
    {
        if (Interlocked.CompareExchange(ref _closing, closing, null) is not null)
            return;

        var lost = closing.Accepted - closing.Settled - closing.Spooled;
        if (lost > 0)
            _dropped.Report(new Loss(DropReason.Shutdown, "", lost, null, null) { WasHeld = true }, _name, _name, _reporter);
    }

    /// <summary>Sets the name of the backend in its router, and where its losses are reported.</summary>
    internal void Attach(string? name, FailureReporter reporter) => (_name, _reporter) = (name, reporter);

    internal void LogUnlogged()
    {
        _rejected.LogUnlogged(_name, _reporter);
        _dropped.LogUnlogged(_name, _reporter);
    }

    private void Drop(in Loss loss, FailureReporter reporter)
    {
        if (!_reportsNothing)
            _dropped.Drop(in loss, _name, SourceOf(loss.Detail), reporter);
    }

    private string? SourceOf(string? detail) => detail is null || _name is null ? detail ?? _name : $"{_name}: {detail}";

    private AccountCell AddCell(int index)
    {
        lock (_gate)
        {
            var cells = _cells;
            if (index >= cells.Length)
                Array.Resize(ref cells, index + 1);
            cells[index] ??= new AccountCell();
            _cells = cells;
            return cells[index]!;
        }
    }
}
