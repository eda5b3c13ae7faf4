using System.ComponentModel;
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
/// Emits events: adds the current contexts, runs the processors and sends each event to the backends.
/// </summary>
/// <remarks>
/// <para>
/// An event is serialized immediately, on the calling thread, so later changes to its objects do not affect it. Processors and backends run
/// before the emit returns.
/// </para>
/// <para>
/// Emitting never throws because of data, processors or backends: such a failure is logged and counted (<see cref="CountFailures"/>), and
/// the event still reaches the other backends. All members are thread-safe.
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

    /// <summary>Creates a tracker that counts failures but does not log them.</summary>
    /// <inheritdoc cref="Tracker(IReadOnlyDictionary{string, IEventBackend}?, IContextLocator?, IEnumerable{IEventProcessor}?,
    /// TimeProvider?, ILogger{Tracker}?, TrackerOptions?)"/>
    public Tracker(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IContextLocator? contextLocator = null,
        IEnumerable<IEventProcessor>? processors = null,
        TimeProvider? timeProvider = null,
        TrackerOptions? options = null)
        : this(backends, contextLocator, processors, timeProvider, log: null, options)
    {
    }

    /// <summary>Creates a tracker.</summary>
    /// <param name="backends">
    /// The backends by name, called in the order of their names. Default: none. The tracker owns the backends and disposes them when it is
    /// disposed.
    /// </param>
    /// <param name="contextLocator">Stores the contexts. Default: an <see cref="AsyncLocalContextLocator"/>.</param>
    /// <param name="processors">The processors in the order in which they run. Default: none.</param>
    /// <param name="timeProvider">The clock of the timestamps. Default: the system clock.</param>
    /// <param name="logger">Receives failures, which are also counted. Default: no log.</param>
    /// <param name="options">The name, limits and timeouts. Default: those of a new <see cref="TrackerOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A limit or the shutdown timeout is not positive, or the maximum depth is above its default.
    /// </exception>
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
        : this(
            backends,
            contextLocator,
            processors,
            timeProvider,
            logger is null ? null : new FailureLog(logger, timeProvider ?? TimeProvider.System),
            options)
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

    /// <summary>Gets the backends by name, in the order in which they are called.</summary>
    public IReadOnlyDictionary<string, IEventBackend> Backends => _router.Backends;

    /// <summary>Gets the processors in the order in which they run.</summary>
    public IReadOnlyList<IEventProcessor> Processors => _router.Processors;

    /// <summary>Returns the backend of a name.</summary>
    /// <param name="name">The name of the backend.</param>
    /// <exception cref="KeyNotFoundException">There is no such backend; the message lists the known names.</exception>
    public IEventBackend GetBackend(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Backends[name];
    }

    /// <summary>Gets the observer of every emit. Default: none. For libraries that support tests.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEmitObserver? EmitObserver { get; init; }

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
        _failures.Report(TrackingFailure.OfSource(kind, source, exception));
    }

    /// <summary>Emits a declared event.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <param name="trackedEvent">The event.</param>
    /// <exception cref="ArgumentNullException">The event is <see langword="null"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Emit<TEvent>(in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        // Inlined, because most event types are emitted only by their own generated method, which is then the only code compiled per type.

        // Without JIT optimization, "is null" boxes a struct.
        if (!typeof(TEvent).IsValueType && trackedEvent is null)
            throw new ArgumentNullException(nameof(trackedEvent));

        // The observer boxes the event. Native programs omit this code, and with it the equality and ToString of every event type.
        if (RuntimeFeature.IsDynamicCodeSupported && EmitObserver is { } observer)
        {
            EmitObserved(observer, in trackedEvent);
            return;
        }

        var descriptor = TEvent.Descriptor;
        Emit(descriptor.Name, descriptor, DataSource.Of(in trackedEvent));
    }

    /// <summary>Emits an untyped event.</summary>
    /// <param name="name">The event name. Default: <c>unknown</c> if it is <see langword="null"/> or empty.</param>
    /// <param name="data">
    /// The data. Default: an empty object. Values can be <see langword="null"/>, booleans, numbers, strings, dates, identifiers, enums,
    /// JSON elements and nodes, and collections and dictionaries of these. Any other value, and one that contains itself, becomes
    /// <c>null</c> and is reported as a failure.
    /// </param>
    public void Emit(string? name = null, IReadOnlyDictionary<string, object?>? data = null) =>
        EmitUntyped(name, DataSource.Of(ref data));

    /// <summary>Emits an untyped event with existing JSON as its data.</summary>
    /// <param name="name">The event name. Default: <c>unknown</c> if it is <see langword="null"/> or empty.</param>
    /// <param name="data">
    /// Any JSON value, written without changes. An undefined value becomes an empty object. So does a value that is nested too deeply or
    /// whose document is disposed, which is reported as a failure.
    /// </param>
    public void Emit(string? name, JsonElement data) =>
        EmitUntyped(name, DataSource.Of(ref data));

    private void EmitObserved<TEvent>(IEmitObserver observer, in TEvent trackedEvent, ImportedEvent? imported = null)
        where TEvent : ITrackedEvent<TEvent>
    {
        var descriptor = TEvent.Descriptor;
        observer.OnEmitting(trackedEvent);
        Emit(descriptor.Name, descriptor, DataSource.Of(in trackedEvent), imported);
        observer.OnEmitted();
    }

    private void EmitUntyped(string? name, DataSource data, ImportedEvent? imported = null)
    {
        EmitObserver?.OnEmitting(null);
        Emit(string.IsNullOrEmpty(name) ? UnknownEventName : name, null, data, imported);
        EmitObserver?.OnEmitted();
    }
}
