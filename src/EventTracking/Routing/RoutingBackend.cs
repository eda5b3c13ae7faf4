using System.Runtime.CompilerServices;
using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Lifetime;
using EventTracking.Processing;
using EventTracking.Routing;

namespace EventTracking;

/// <summary>
/// Processes each event, then sends it to its backends. A router is a backend itself, so that routers nest: what the
/// processors of one branch do to an event, no other branch sees.
/// </summary>
/// <remarks>
/// <para>Processors run in the order in which they were given; the first that drops the event ends it for this router.</para>
/// <para>
/// Backends are called one after the other, on the emitting thread: those of the constructor ordered by name (code points), then
/// those registered later. One that throws costs the others nothing.
/// </para>
/// <para>Registering is safe while events are on their way; an event sees either all of a registration or nothing.</para>
/// </remarks>
public partial class RoutingBackend : IAccountableBackend, IFlushableBackend, ICompositeBackend, IDisposable
{
    private readonly Lock _gate = new();
    private readonly BackendTable _backends = new();
    private readonly List<BackendSlot> _replaced = [];
    private readonly Func<string, IEventBackend, IEventBackend> _targetOf;
    private readonly int _safeSize;
    private volatile ProcessorChain _chain = ProcessorChain.Empty;
    private volatile FailureReporter _failures = FailureReporter.None;

    /// <summary>Makes a router.</summary>
    /// <param name="backends">The backends by name.</param>
    /// <param name="processors">The processors, in the order in which they run.</param>
    /// <param name="limits">The limits of the events that it passes on; the default ones unless given.</param>
    /// <exception cref="ArgumentException">As in <see cref="RegisterBackend"/> and <see cref="RegisterProcessor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive, or deeper than a line can be.</exception>
    public RoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IEnumerable<IEventProcessor>? processors = null,
        EventLimits? limits = null)
        : this(backends, processors, limits, static (_, backend) => backend)
    {
    }

    // What stands between the router and a backend, if anything does, is made by targetOf.
    private protected RoutingBackend(
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
        string[] names = [.. backends.Keys];
        Array.Sort(names, CodePointComparer.Instance);
        foreach (var name in names)
            RegisterBackend(name, backends[name]);
        foreach (var processor in processors ?? [])
            RegisterProcessor(processor);
    }

    /// <summary>The backends by name, in the order in which they are called. It follows later registrations.</summary>
    public IReadOnlyDictionary<string, IEventBackend> Backends => _backends;

    /// <summary>The processors in the order in which they run; a snapshot.</summary>
    public IReadOnlyList<IEventProcessor> Processors => _chain.Processors;

    /// <summary>The limits of the events that it passes on.</summary>
    public EventLimits Limits { get; }

    /// <summary>What events are sent to, one slot for each backend.</summary>
    private protected IReadOnlyList<BackendSlot> Slots => _backends.Current;

    /// <inheritdoc/>
    /// <remarks>
    /// Events that the processors drop are filtered, and so are all events of a router without backends; events that every backend has been
    /// called with are delivered.
    /// </remarks>
    public BackendAccount Account { get; } = new();

    /// <summary>Adds a backend behind the others. One of the same name is replaced, and its place is kept.</summary>
    /// <param name="name">The name of the backend within this router.</param>
    /// <param name="backend">
    /// The backend, which begins with an account of its own. The router owns it from now on and disposes of it with itself, also when
    /// another one has replaced it.
    /// </param>
    /// <exception cref="ArgumentNullException">The name or the backend is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The backend is a router that contains this one.</exception>
    public void RegisterBackend(string name, IEventBackend backend)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (backend is null)
            throw new ArgumentNullException(nameof(backend), $"The backend '{name}' is null. Leave it out, or give a backend.");
        if (backend is RoutingBackend router && router.Contains(this))
        {
            throw new ArgumentException(
                $"The backend '{name}' is this router, or a router that contains it: an event would go round for ever. Give each branch a router of its own.",
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

    /// <summary>Adds a processor behind the others.</summary>
    /// <param name="processor">The processor.</param>
    /// <exception cref="ArgumentNullException">The processor is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">This router has that very processor already.</exception>
    public void RegisterProcessor(IEventProcessor processor)
    {
        if (processor is null)
            throw new ArgumentNullException(nameof(processor), "A processor is null. Leave it out, or give a processor.");

        lock (_gate)
        {
            if (_chain.Contains(processor))
            {
                throw new ArgumentException(
                    $"This {processor.GetType().Name} is registered already and would see each event twice. Register another instance if that is meant.",
                    nameof(processor));
            }

            _chain = _chain.With(processor);
        }
    }

    private bool Contains(RoutingBackend other) =>
        this == other || Array.Exists(_backends.Current, slot => slot.Backend is RoutingBackend router && router.Contains(other));
}
