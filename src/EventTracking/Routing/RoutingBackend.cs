using EventTracking.Diagnostics;
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
public class RoutingBackend : IFlushableBackend, IDisposable
{
    /// <summary>Routers that hide behind each other in a loop end here instead of in a stack overflow.</summary>
    private const int DeepestRoute = 64;

    private readonly Lock _gate = new();
    private readonly BackendTable _backends = new();
    private volatile IEventProcessor[] _processors = [];
    private FailureReporter _shutdownFailures = FailureReporter.None;
    private int _disposed;

    /// <summary>Makes a router.</summary>
    /// <param name="backends">The backends by name.</param>
    /// <param name="processors">The processors, in the order in which they run.</param>
    /// <exception cref="ArgumentException">As in <see cref="RegisterBackend"/> and <see cref="RegisterProcessor"/>.</exception>
    public RoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IEnumerable<IEventProcessor>? processors = null)
    {
        foreach (var (name, backend) in (backends ?? _backends).OrderBy(static entry => entry.Key, CodePointComparer.Instance))
            RegisterBackend(name, backend);
        foreach (var processor in processors ?? [])
            RegisterProcessor(processor);
    }

    /// <summary>The backends by name, in the order in which they are called. It follows later registrations.</summary>
    public IReadOnlyDictionary<string, IEventBackend> Backends => _backends;

    /// <summary>The processors in the order in which they run; a snapshot.</summary>
    public IReadOnlyList<IEventProcessor> Processors => Array.AsReadOnly(_processors);

    /// <summary>Adds a backend behind the others. One of the same name is replaced, and its place is kept.</summary>
    /// <param name="name">The name of the backend within this router.</param>
    /// <param name="backend">The backend. The router owns it from now on and disposes of it.</param>
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
            _backends.Set(name, backend);
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
            if (_processors.Contains(processor))
            {
                throw new ArgumentException(
                    $"This {processor.GetType().Name} is registered already and would see each event twice. Register another instance if that is meant.",
                    nameof(processor));
            }

            _processors = [.. _processors, processor];
        }
    }

    /// <summary>Runs the processors, then sends what is left to the backends.</summary>
    /// <param name="envelope">The event.</param>
    public virtual void Send(in EventEnvelope envelope)
    {
        using var depth = new RoutingDepth(in envelope);
        if (depth.Value > DeepestRoute)
            throw new InvalidOperationException($"The event passes through more than {DeepestRoute} routers: two of them contain each other.");

        var routed = envelope;
        if (ProcessorChain.Run(_processors, ref routed) is ProcessingResult.Keep)
            SendToBackends(in routed);
    }

    /// <inheritdoc/>
    /// <remarks>The backends share the time; one that holds nothing back counts as flushed, one that throws does not.</remarks>
    public bool Flush(TimeSpan timeout) => Flush(timeout, FailureReporter.None);

    /// <summary>Disposes of the backends. A backend that throws keeps no other one from being disposed of.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    internal bool Flush(TimeSpan timeout, FailureReporter failures) => BackendShutdown.Flush(_backends.Current, timeout, failures);

    /// <summary>Disposes as <see cref="Dispose()"/> does, a derived router's own part included, and reports what fails.</summary>
    internal void Dispose(FailureReporter failures)
    {
        _shutdownFailures = failures;
        Dispose();
    }

    /// <summary>Disposes of the backends, the first time it is called.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls it.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
            BackendShutdown.Dispose(_backends.Current, _shutdownFailures);
    }

    private void SendToBackends(in EventEnvelope envelope)
    {
        foreach (var (name, backend) in _backends.Current)
        {
            try
            {
                backend.Send(in envelope);
            }
            catch (Exception exception)
            {
                // One broken destination must not cost the others their event.
                envelope.Failures.Report(new TrackingFailure(TrackingFailureKind.BackendFailed, envelope.Name, name, exception));
            }
        }
    }

    private bool Contains(RoutingBackend other) =>
        this == other || _backends.Values.OfType<RoutingBackend>().Any(router => router.Contains(other));
}
