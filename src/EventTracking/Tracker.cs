using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Events;
using EventTracking.Lifetime;
using EventTracking.Line;
using EventTracking.Threading;
using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>
/// The front door: emits events, adds the contexts that are entered, and hands them to its processors and backends.
/// </summary>
/// <remarks>
/// <para>
/// An event is written to bytes at once, on the caller's thread; what changes later in the objects it was made of does not
/// change it. Processors and backends run before the emit returns.
/// </para>
/// <para>
/// Emitting never throws for data, processors or backends: such a failure is logged and counted
/// (<see cref="CountFailures"/>), and the event goes as far as it can. All members are safe for many threads.
/// </para>
/// </remarks>
public sealed partial class Tracker : IDisposable, IAsyncDisposable
{
    /// <summary>The name of an event that was emitted without one.</summary>
    public const string UnknownEventName = "unknown";

    private readonly RoutingBackend _router;
    private readonly IContextLocator _contexts;
    private readonly TimeProvider _time;
    private readonly FailureReporter _failures;
    private readonly DeferredMeter _meter;
    private readonly TimeSpan _shutdownTimeout;
    private readonly ExtraFields _extraFields;
    private readonly int _maxEventBytes;
    private readonly Disposal _disposal = new();

    /// <summary>Makes a tracker that counts failures, and writes them nowhere.</summary>
    /// <inheritdoc cref="Tracker(IReadOnlyDictionary{string, IEventBackend}?, IContextLocator?, IEnumerable{IEventProcessor}?, TimeProvider?, ILogger{Tracker}?, TrackerOptions?)"/>
    public Tracker(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IContextLocator? contextLocator = null,
        IEnumerable<IEventProcessor>? processors = null,
        TimeProvider? timeProvider = null,
        TrackerOptions? options = null)
        : this(backends, contextLocator, processors, timeProvider, log: null, options)
    {
    }

    /// <summary>Makes a tracker.</summary>
    /// <param name="backends">
    /// The backends by name; none unless given. They are called ordered by name. The tracker owns them: it disposes of them
    /// with itself.
    /// </param>
    /// <param name="contextLocator">Where contexts live; an <see cref="AsyncLocalContextLocator"/> unless given.</param>
    /// <param name="processors">The processors in the order in which they run; none unless given.</param>
    /// <param name="timeProvider">The clock of the timestamps; that of the system unless given.</param>
    /// <param name="logger">Where failures are written; nowhere unless given. They are counted in any case.</param>
    /// <param name="options">The limits of events and of the time that the end may take; the default ones unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive, or deeper than a line can be.</exception>
    /// <exception cref="ArgumentException">
    /// A backend or processor is missing, a processor is listed twice, or <see cref="TrackerOptions.Name"/> is empty.
    /// </exception>
    public Tracker(
        [Optional] IReadOnlyDictionary<string, IEventBackend>? backends,
        [Optional] IContextLocator? contextLocator,
        [Optional] IEnumerable<IEventProcessor>? processors,
        [Optional] TimeProvider? timeProvider,
        ILogger<Tracker>? logger,
        TrackerOptions? options = null)
        : this(backends, contextLocator, processors, timeProvider, logger is null ? null : new FailureLog(logger, timeProvider ?? TimeProvider.System), options)
    {
    }

    private Tracker(
        IReadOnlyDictionary<string, IEventBackend>? backends,
        IContextLocator? contextLocator,
        IEnumerable<IEventProcessor>? processors,
        TimeProvider? timeProvider,
        IFailureLog? log,
        TrackerOptions? options)
    {
        _contexts = contextLocator ?? new AsyncLocalContextLocator();
        _time = timeProvider ?? TimeProvider.System;
        _failures = new FailureReporter(log, _time);
        options ??= new TrackerOptions();
        ArgumentException.ThrowIfNullOrEmpty(options.Name);
        Deadline.ThrowIfInvalidTimeout(options.ShutdownTimeout);
        _shutdownTimeout = options.ShutdownTimeout;
        _extraFields = options.ExtraFields;
        _maxEventBytes = options.Limits.MaxEventBytes;
        _router = new RoutingBackend(backends, processors, options.Limits);
        _router.Attach(_failures);
        _meter = new DeferredMeter(_router, options.Name);
    }

    /// <summary>The backends by name, in the order in which they are called.</summary>
    public IReadOnlyDictionary<string, IEventBackend> Backends => _router.Backends;

    /// <summary>The processors in the order in which they run.</summary>
    public IReadOnlyList<IEventProcessor> Processors => _router.Processors;

    /// <summary>The backend of that name.</summary>
    /// <param name="name">The name that it was given to the tracker under.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those that there are.</exception>
    public IEventBackend GetBackend(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Backends[name];
    }

    /// <summary>Watches every emit, for tests; none unless set. Set it before the first emit.</summary>
    internal IEmitObserver? EmitObserver { get; init; }

    /// <summary>Returns the number of failures of one kind so far. They cost no event; losses are in <see cref="Accounts"/>.</summary>
    /// <param name="kind">The kind.</param>
    public long CountFailures(TrackingFailureKind kind) => _failures.Count(kind);

    /// <summary>
    /// Reports a failure that costs no event, for code that supplies contexts or events. It is counted (<see cref="CountFailures"/>) and
    /// logged like the tracker's own, at most one line in ten seconds for each kind and source.
    /// </summary>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="source">What failed, for example the name of a context value.</param>
    /// <param name="exception">The exception that was thrown, if any.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a defined value.</exception>
    public void ReportFailure(TrackingFailureKind kind, string source, Exception? exception = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (kind is < TrackingFailureKind.ProcessorFailed or > TrackingFailureKind.ShutdownFailed)
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Use a member of TrackingFailureKind.");

        _failures.Report(new TrackingFailure(kind, "", source, exception));
    }

    /// <summary>Emits a declared event.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <param name="trackedEvent">The event.</param>
    /// <exception cref="ArgumentNullException">The event is <see langword="null"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit<TEvent>(in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        // Inlined, because most event types are emitted by their own method only: that is then all of the emit that a type has to itself.

        // Asked of a struct, "is null" boxes it wherever the JIT does not optimise.
        if (!typeof(TEvent).IsValueType && trackedEvent is null)
            throw new ArgumentNullException(nameof(trackedEvent));

        // Where there is no JIT, nothing that boxes is compiled: what is never an object takes no equality and no text into the program.
        if (RuntimeFeature.IsDynamicCodeSupported && EmitObserver is { } observer)
        {
            EmitObserved(observer, in trackedEvent);
            return;
        }

        var descriptor = TEvent.Descriptor;
        Emit(descriptor.Name, descriptor, DataSource.Of(in trackedEvent));
    }

    /// <summary>Emits an event that is not declared.</summary>
    /// <param name="name">The event name; <c>unknown</c> where it is <see langword="null"/> or empty.</param>
    /// <param name="data">
    /// The data; an empty object where it is <see langword="null"/>. Values can be <see langword="null"/>, booleans, numbers,
    /// strings, dates, identifiers, enums, JSON elements and nodes, and collections and dictionaries of these. Another value
    /// becomes <c>null</c> and a reported failure, and so does one that contains itself.
    /// </param>
    public void Emit(string? name = null, IReadOnlyDictionary<string, object?>? data = null) =>
        EmitUntyped(name, DataSource.Of(ref data));

    /// <summary>Emits an event that is not declared, with JSON from elsewhere as its data.</summary>
    /// <param name="name">The event name; <c>unknown</c> where it is <see langword="null"/> or empty.</param>
    /// <param name="data">
    /// Any JSON value, written as it stands; an undefined one becomes an empty object. So does one that is nested too deeply,
    /// or whose document is disposed of; that is reported.
    /// </param>
    public void Emit(string? name, JsonElement data) =>
        EmitUntyped(name, DataSource.Of(ref data));

    private void EmitObserved<TEvent>(IEmitObserver observer, in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        var descriptor = TEvent.Descriptor;
        observer.Begin(trackedEvent);
        Emit(descriptor.Name, descriptor, DataSource.Of(in trackedEvent));
        observer.End();
    }

    private void EmitUntyped(string? name, DataSource data, ImportedEvent? imported = null)
    {
        EmitObserver?.Begin(null);
        Emit(string.IsNullOrEmpty(name) ? UnknownEventName : name, null, data, imported);
        EmitObserver?.End();
    }
}
