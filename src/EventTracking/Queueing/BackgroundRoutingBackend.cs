using System.Collections.Frozen;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Queueing;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>
/// A router whose backends run in the background, each with its own queue and worker thread. A backend that is slow, hangs or
/// throws delays neither the emitting threads nor the other backends.
/// </summary>
/// <remarks>
/// <para>
/// Processors run on the emitting thread; then the bytes of the event are copied into the queues. A worker sends the events of its
/// queue one at a time and in order, with the same id, timestamp and descriptor.
/// </para>
/// <para>
/// Async locals and entered contexts do not flow to the workers: an event carries what was written when it was emitted. The queues
/// are in memory: if the process ends before the tracker is disposed or flushed, queued events are lost.
/// </para>
/// </remarks>
public sealed class BackgroundRoutingBackend : IAccountableBackend, IFlushableBackend, ICompositeBackend, IRouterBackend, IDisposable
{
    private readonly RoutingBackend _router;

    /// <summary>Creates a router.</summary>
    /// <param name="backends">The backends by name; none by default.</param>
    /// <param name="processors">The processors, in the order in which they run; none by default.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// <see cref="RegisterBackend"/> or <see cref="RegisterProcessor"/> rejects an argument.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The capacity or a limit is not positive, or the maximum depth is above its default.
    /// </exception>
    public BackgroundRoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IEnumerable<IEventProcessor>? processors = null,
        BackgroundOptions? options = null)
    {
        options ??= new BackgroundOptions();
        var (capacity, whenFull) = (options.QueueCapacityBytes, options.WhenFull);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity, nameof(BackgroundOptions.QueueCapacityBytes));
        _router = new RoutingBackend(
            backends, processors, options.Limits, (name, backend) => new BackgroundQueue(name, backend, capacity, whenFull));
    }

    /// <inheritdoc cref="RoutingBackend.Backends"/>
    public IReadOnlyDictionary<string, IEventBackend> Backends => _router.Backends;

    /// <inheritdoc cref="RoutingBackend.Processors"/>
    public IReadOnlyList<IEventProcessor> Processors => _router.Processors;

    /// <inheritdoc cref="RoutingBackend.Limits"/>
    public EventLimits Limits => _router.Limits;

    /// <summary>Gets a snapshot of the state of each queue, by the name of its backend.</summary>
    public IReadOnlyDictionary<string, BackgroundQueueStatus> Queues =>
        _router.Slots.ToFrozenDictionary(static slot => slot.Name, static slot => ((BackgroundQueue)slot.Target).Status);

    /// <inheritdoc/>
    public BackendAccount Account => _router.Account;

    /// <inheritdoc cref="RoutingBackend.ShutdownTimeout"/>
    internal TimeSpan ShutdownTimeout
    {
        get => _router.ShutdownTimeout;
        set => _router.ShutdownTimeout = value;
    }

    RoutingBackend IRouterBackend.Router => _router;

    private ICompositeBackend Composite => _router;

    /// <inheritdoc cref="RoutingBackend.RegisterBackend"/>
    public void RegisterBackend(string name, IEventBackend backend) => _router.RegisterBackend(name, backend);

    /// <inheritdoc cref="RoutingBackend.RegisterProcessor"/>
    public void RegisterProcessor(IEventProcessor processor) => _router.RegisterProcessor(processor);

    /// <summary>Runs the processors, then adds the event to the queue of every backend unless a processor has dropped it.</summary>
    /// <param name="envelope">The event.</param>
    public void Send(in EventEnvelope envelope) => _router.Send(in envelope);

    /// <inheritdoc cref="RoutingBackend.Flush"/>
    public bool Flush(TimeSpan timeout) => _router.Flush(timeout);

    /// <inheritdoc/>
    ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(DedicatedThread.RunAsync("flush", () => Flush(timeout)).WaitAsync(cancellationToken));

    /// <inheritdoc cref="RoutingBackend.Dispose"/>
    public void Dispose() => _router.Dispose();

    bool ICompositeBackend.IsWorker => Composite.IsWorker;

    IEnumerable<AccountEntry> ICompositeBackend.AccountsFrom(string? path) => Composite.AccountsFrom(path);

    void ICompositeBackend.Attach(FailureReporter failures) => Composite.Attach(failures);

    bool ICompositeBackend.Drain(TimeSpan timeout) => Composite.Drain(timeout);

    void ICompositeBackend.Shutdown(TimeSpan timeout) => Composite.Shutdown(timeout);

    void ICompositeBackend.Abandon() => Composite.Abandon();
}
