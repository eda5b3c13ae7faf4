using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Line;
using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>
/// The running account of a backend that settles what becomes of its events itself, because it holds them back or leaves some
/// out. See <see cref="IAccountableBackend"/>.
/// </summary>
/// <remarks>
/// Each event is offered once, and then filtered, delivered, dead-lettered or dropped once; in between, it is pending. All members are safe for
/// many threads. Offering, filtering and delivering write memory of the calling thread only, and allocate nothing.
/// </remarks>
public sealed class BackendAccount
{
    /// <summary>A backend that settles events all the time cannot keep a reader for ever.</summary>
    private const int MaxReads = 16;

    private readonly Lock _gate = new();
    private readonly DropLedger _rejected = new();
    private readonly DropLedger _dropped = new();
    private readonly Func<long> _pending;
    private long _deadLettered;

    /// <summary>Events that were offered while there was no memory for the counters of their thread.</summary>
    private long _offeredWithoutCell;
    private volatile AccountSnapshot? _closing;
    private volatile bool _reportsNothing;
    private volatile AccountCell?[] _cells = [];
    private volatile string? _name;
    private volatile FailureReporter _reporter = FailureReporter.None;

    /// <summary>Opens an account.</summary>
    /// <param name="pending">
    /// Counts the events that the backend holds at the moment; none unless given. It is asked when the account is read, by any
    /// thread.
    /// </param>
    public BackendAccount(Func<long>? pending = null) => _pending = pending ?? (static () => 0);

    /// <summary>Where losses are reported that no emit is there for.</summary>
    internal FailureReporter Reporter => _reporter;

    /// <summary>
    /// Gets the name of the backend in its router, on one line, as a log line may show it; <see langword="null"/> until the backend
    /// has been added to a router.
    /// </summary>
    public string? BackendName => _name is { } name ? LogText.Name(name) : null;

    /// <summary>
    /// Gets the log of the tracker, for what the backend reports besides losses. It writes nothing until the backend belongs to a
    /// tracker that has a logger.
    /// </summary>
    public ILogger Logger => _reporter.Logger;

    /// <summary>An event has come. Call it first, and once for each event.</summary>
    public void Offer() => Cell.Offer();

    /// <summary>An event is left out on purpose: a setting says so.</summary>
    public void Filter() => Cell.Filter();

    /// <summary>Events have arrived.</summary>
    /// <param name="events">How many.</param>
    public void Deliver(long events = 1) => Cell.Deliver(events);

    /// <summary>Events that the destination did not take were handed to a dead-letter backend.</summary>
    /// <param name="events">How many.</param>
    public void DeadLetter(long events = 1) => Interlocked.Add(ref _deadLettered, events);

    /// <summary>An event that is being sent is lost. It is counted and reported.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="envelope">The event.</param>
    /// <param name="detail">What there is to say besides: a size, an answer.</param>
    /// <param name="exception">What was thrown, if anything was.</param>
    public void Drop(DropReason reason, in EventEnvelope envelope, string? detail = null, Exception? exception = null) =>
        Drop(new Loss(reason, envelope.Name, 1, detail, exception), envelope.Failures);

    /// <summary>Events that the backend held are lost. They are counted and reported.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="eventName">The event, or the first of them.</param>
    /// <param name="events">How many; with 0 nothing happens.</param>
    /// <param name="detail">What there is to say besides: a size, an answer.</param>
    /// <param name="exception">What was thrown, if anything was.</param>
    public void Drop(DropReason reason, string eventName, long events, string? detail = null, Exception? exception = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        if (events > 0)
            Drop(new Loss(reason, eventName, events, detail, exception) { WasHeld = true }, _reporter);
    }

    /// <summary>The counters of the account when it was closed; <see langword="null"/> while it is open.</summary>
    internal AccountSnapshot? Closing => _closing;

    /// <summary>How many events the backend holds at the moment.</summary>
    internal long Pending => _closing is null ? _pending() : 0;

    /// <summary>The counters of the calling thread.</summary>
    internal AccountCell Cell => CellOf(EmitThread.Current);

    /// <summary>The counters of a thread, which is the calling one.</summary>
    internal AccountCell CellOf(EmitThread thread)
    {
        var cells = _cells;
        var index = thread.Index;
        return (uint)index < (uint)cells.Length && cells[index] is { } cell ? cell : AddCell(index);
    }

    /// <summary>Counts an offered event when there is no memory for the counters of the calling thread.</summary>
    internal void OfferWithoutCell() => Interlocked.Increment(ref _offeredWithoutCell);

    /// <summary>An event is lost before it was accepted.</summary>
    internal void Reject(DropReason reason, string eventName, FailureReporter reporter, string? detail = null, Exception? exception = null)
    {
        Cell.Reject();
        _rejected.Drop(new Loss(reason, eventName, 1, detail, exception), _name, detail ?? _name, reporter);
    }

    /// <summary>
    /// Stops reporting losses, because the account is about to be closed: it counts the events that are still open as lost, and what
    /// becomes of them later must not count again.
    /// </summary>
    internal void StopReporting() => _reportsNothing = true;

    /// <summary>Closes the account: the events that nothing has become of are lost, and what becomes of them later changes nothing.</summary>
    /// <param name="closing">The account at this moment, with that of the queue before it.</param>
    internal void Close(AccountSnapshot closing)
    {
        if (Interlocked.CompareExchange(ref _closing, closing, null) is not null)
            return;

        var lost = closing.Accepted - closing.Settled;
        if (lost > 0)
            _dropped.Report(new Loss(DropReason.Shutdown, "", lost, null, null) { WasHeld = true }, _name, _name, _reporter);
    }

    /// <summary>Reports a problem of the backend that has cost no event.</summary>
    internal void ReportDegraded(Exception exception) =>
        _reporter.Report(new TrackingFailure(TrackingFailureKind.BackendDegraded, "", _name, exception));

    /// <summary>Tells the account the name that its backend has in a router, and where its losses are reported.</summary>
    internal void Attach(string? name, FailureReporter reporter) => (_name, _reporter) = (name, reporter);

    /// <summary>How many events other threads are in the middle of emitting.</summary>
    internal long UndecidedOnOtherThreads() => Sum(_cells, static cell => cell.Undecided) - UndecidedOnThisThread();

    /// <summary>How many events the calling thread is in the middle of emitting.</summary>
    internal long UndecidedOnThisThread() => Cell.Undecided;

    internal AccountSnapshot Read(string path)
    {
        // Results first and offers last: an event that comes in between is undecided, never decided and not offered.
        var (rejected, filtered) = (_rejected.Read(), Sum(_cells, static cell => cell.Filtered));
        var settled = ReadSettled();
        var pending = _pending();

        // What a worker or a timer has settled in between is in neither of the two, although no emit is on its way: then they are read again.
        for (var tries = 1; tries < MaxReads && ReadSettled() is var now && now.Total != settled.Total; tries++)
        {
            settled = now;
            pending = _pending();
        }

        var offered = Sum(_cells, static cell => cell.Offered) + Interlocked.Read(ref _offeredWithoutCell);
        return new AccountSnapshot(path, offered, filtered, settled.Delivered, settled.DeadLettered, pending, rejected, settled.Dropped);
    }

    internal void LogUnlogged()
    {
        _rejected.LogUnlogged(_name, _reporter);
        _dropped.LogUnlogged(_name, _reporter);
    }

    private Settled ReadSettled() =>
        new(Sum(_cells, static cell => cell.Delivered), Interlocked.Read(ref _deadLettered), _dropped.Read());

    private void Drop(in Loss loss, FailureReporter reporter)
    {
        if (!_reportsNothing)
            _dropped.Drop(in loss, _name, SourceOf(loss.Detail), reporter);
    }

    private string? SourceOf(string? detail) => detail is null || _name is null ? detail ?? _name : $"{_name}: {detail}";

    private static long Sum(AccountCell?[] cells, Func<AccountCell, long> counter)
    {
        long sum = 0;
        foreach (var cell in cells)
            sum += cell is null ? 0 : counter(cell);
        return sum;
    }

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

    /// <summary>What has become of accepted events. None of the counts ever falls, so that the same sum means the same counts.</summary>
    private readonly record struct Settled(long Delivered, long DeadLettered, DropCounts Dropped)
    {
        public long Total => Delivered + DeadLettered + Dropped.Total;
    }
}
