using System.Runtime.CompilerServices;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Lifetime;
using EventTracking.Processing;
using EventTracking.Routing;

namespace EventTracking;

/// <summary>
/// Processes each event, then sends it to its backends. A router is itself a backend, so routers can be nested: changes by the processors
/// of one branch are invisible to other branches.
/// </summary>
/// <remarks>
/// <para>Processors run in the given order. The first that drops the event ends it for this router.</para>
/// <para>
/// Backends are called one after the other on the emitting thread: those passed to the constructor ordered by name (code points), then
/// those registered later. A backend that throws does not affect the others.
/// </para>
/// <para>Registering is safe while events are in flight; an event sees either all of a registration or none of it.</para>
/// </remarks>
public sealed partial class RoutingBackend : IAccountableBackend, IFlushableBackend, ICompositeBackend, IRouterBackend, IDisposable
{
    private readonly Lock _gate = new();
    private readonly BackendTable _backends = new();
    private readonly List<BackendSlot> _replaced = [];
    private readonly Func<string, IEventBackend, IEventBackend> _targetOf;
    private readonly int _safeSize;
    private volatile ProcessorChain _chain = ProcessorChain.Empty;
    private volatile FailureReporter _failures = FailureReporter.None;

    /// <summary>Creates a router.</summary>
    /// <param name="backends">The backends by name.</param>
    /// <param name="processors">The processors, in the order in which they run.</param>
    /// <param name="limits">The limits of its events; the default limits unless given.</param>
    /// <exception cref="ArgumentException">See <see cref="RegisterBackend"/> and <see cref="RegisterProcessor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive, or the maximum depth is above its default.</exception>
    public RoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IEnumerable<IEventProcessor>? processors = null,
        EventLimits? limits = null)
        : this(backends, processors, limits, static (_, backend) => backend)
    {
    }

    /// <param name="backends">The backends by name.</param>
    /// <param name="processors">The processors, in the order in which they run.</param>
    /// <param name="limits">The limits of the events of this router.</param>
    /// <param name="targetOf">Creates what receives the events of a backend: a queue in front of it, or the backend itself.</param>
    internal RoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends,
        IEnumerable<IEventProcessor>? processors,
        EventLimits? limits,
        Func<string, IEventBackend, IEventBackend> targetOf)
    {
        _targetOf = targetOf;
        Limits = limits ?? EventLimits.Default;
        Limits.Validate();
        _safeSize = Limits.SafeSize;
        _flushes = new FlushLedger(() => AccountsFrom(null));
        backends ??= _backends;
        var names = new List<string>(backends.Keys);
        names.Sort(CodePointComparer.Instance);
        foreach (var name in names)
            RegisterBackend(name, backends[name]);
        foreach (var processor in processors ?? [])
            RegisterProcessor(processor);
    }

    /// <summary>Gets the backends by name, in the order in which they are called. Later registrations are included.</summary>
    public IReadOnlyDictionary<string, IEventBackend> Backends => _backends;

    /// <summary>Gets a snapshot of the processors, in the order in which they run.</summary>
    public IReadOnlyList<IEventProcessor> Processors => _chain.Processors;

    /// <summary>Gets the limits of the events of this router.</summary>
    public EventLimits Limits { get; }

    RoutingBackend IRouterBackend.Router => this;

    /// <summary>The slots that receive the events, one for each backend.</summary>
    internal IReadOnlyList<BackendSlot> Slots => _backends.Current;

    /// <inheritdoc/>
    /// <remarks>
    /// Events that a processor drops count as filtered, and so do all events of a router without backends. Events that were sent to every
    /// backend count as delivered.
    /// </remarks>
    public BackendAccount Account { get; } = new();

    /// <summary>Appends a backend. A backend with the same name is replaced, and the new one takes its position.</summary>
    /// <param name="name">The name of the backend in this router.</param>
    /// <param name="backend">
    /// The backend, whose account starts empty. The router owns it from now on, and disposes it even if another backend replaces it.
    /// </param>
    /// <exception cref="ArgumentNullException">The name or the backend is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The backend is a router that contains this one.</exception>
    public void RegisterBackend(string name, IEventBackend backend)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (backend is null)
            throw new ArgumentNullException(nameof(backend), $"The backend '{name}' is null. Remove it, or pass a backend.");
        if (backend is IRouterBackend { Router: var router } && router.Contains(this))
        {
            throw new ArgumentException(
                $"The backend '{name}' is this router, or a router that contains it: an event would be routed in a loop. Use a separate "
                    + "router for each branch.",
                nameof(backend));
        }

        lock (_gate)
        {
            var slot = new BackendSlot(name, backend, _targetOf(name, backend));
            slot.Attach(_failures);
            if (_backends.Set(slot) is { } replaced)
                _replaced.Add(replaced);
        }
    }

    /// <summary>Appends a processor.</summary>
    /// <param name="processor">The processor.</param>
    /// <exception cref="ArgumentNullException">The processor is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The router already has this instance.</exception>
    public void RegisterProcessor(IEventProcessor processor)
    {
        if (processor is null)
            throw new ArgumentNullException(nameof(processor), "A processor is null. Remove it, or pass a processor.");

        lock (_gate)
        {
            if (_chain.Contains(processor))
            {
                throw new ArgumentException(
                    $"This {processor.GetType().Name} is already registered and would process each event twice. Register another instance "
                        + "to do that.",
                    nameof(processor));
            }

            _chain = _chain.With(processor);
        }
    }

    private bool Contains(RoutingBackend other) =>
        this == other
            || Array.Exists(_backends.Current, slot => slot.Backend is IRouterBackend { Router: var router } && router.Contains(other));
}
