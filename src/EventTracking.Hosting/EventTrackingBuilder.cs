using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting;

/// <summary>
/// Configures a tracker. Backends and processors added here are combined with those of configuration sections: processors added by code
/// run first. The names of all backends must be different, ignoring case.
/// </summary>
public sealed class EventTrackingBuilder
{
    private readonly TrackerComposition _composition;

    internal EventTrackingBuilder(IServiceCollection services, TrackerComposition composition)
    {
        Services = services;
        _composition = composition;
    }

    /// <summary>The services in which the tracker is registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the tracker: its key in the services and its name in <see cref="TrackerRegistry"/>.</summary>
    public string Name => _composition.Name;

    /// <summary>Adds a backend.</summary>
    /// <param name="name">The name of the backend within the tracker.</param>
    /// <param name="backend">The backend. The tracker owns and disposes it.</param>
    /// <exception cref="ArgumentException">A backend with this name has already been added.</exception>
    public EventTrackingBuilder AddBackend(string name, IEventBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return AddBackend(name, _ => backend);
    }

    /// <summary>Adds a backend that is created when the tracker is created.</summary>
    /// <param name="name">The name of the backend within the tracker.</param>
    /// <param name="factory">Creates the backend from the services. The tracker owns and disposes it.</param>
    /// <exception cref="ArgumentException">A backend with this name has already been added.</exception>
    public EventTrackingBuilder AddBackend(string name, Func<IServiceProvider, IEventBackend> factory)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(factory);
        if (!_composition.Backends.TryAdd(name, factory))
            throw new ArgumentException($"The tracker '{Name}' already has a backend named '{name}'. Use another name.", nameof(name));
        return this;
    }

    /// <summary>Appends a processor.</summary>
    /// <param name="processor">The processor.</param>
    public EventTrackingBuilder AddProcessor(IEventProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        return AddProcessor(_ => processor);
    }

    /// <summary>Appends a processor that is created when the tracker is created.</summary>
    /// <param name="factory">Creates the processor from the services.</param>
    public EventTrackingBuilder AddProcessor(Func<IServiceProvider, IEventProcessor> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _composition.Processors.Add(factory);
        return this;
    }

    /// <summary>
    /// Sets where contexts are stored, overriding the option <c>ContextLocator</c>. Default: an <see cref="AsyncLocalContextLocator"/>.
    /// </summary>
    /// <param name="contextLocator">The locator.</param>
    public EventTrackingBuilder UseContextLocator(IContextLocator contextLocator)
    {
        ArgumentNullException.ThrowIfNull(contextLocator);
        _composition.ContextLocator = _ => contextLocator;
        return this;
    }

    /// <summary>Sets options of the tracker in code, for example its limits or <see cref="TrackerOptions.IncludeId"/>.</summary>
    /// <param name="configure">
    /// Changes the options. It is called when the tracker is created, after the configuration has been read, so what it sets overrides the
    /// configuration. Several are called in the order in which they were added.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    public EventTrackingBuilder Configure(Action<TrackerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _composition.Options.Add(configure);
        return this;
    }

    /// <summary>Adds the backends, processors and options of a configuration section.</summary>
    /// <param name="section">
    /// The section, by convention named <c>EventTracking</c>. Several sections are combined; later ones override the options of earlier
    /// ones. A section with the path of one that was already added is ignored.
    /// </param>
    public EventTrackingBuilder AddConfiguration(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        if (_composition.Configurations.All(known => !string.Equals(known.Path, section.Path, StringComparison.OrdinalIgnoreCase)))
            _composition.Configurations.Add(section);
        return this;
    }

    /// <summary>Registers a type of backend that configuration sections can name.</summary>
    /// <param name="type">The name that a section sets as <c>Type</c>, ignoring case.</param>
    /// <param name="factory">Creates a backend from its options and the services.</param>
    /// <exception cref="ArgumentException">A type with this name already exists.</exception>
    public EventTrackingBuilder AddBackendType(string type, Func<ComponentOptions, IServiceProvider, IEventBackend> factory)
    {
        _composition.Types.AddBackend(type, factory);
        return this;
    }

    /// <summary>
    /// Registers a type of destination that configuration sections can name. Its events are sent in batches by a
    /// <see cref="BatchingBackend"/>, which is configured by the option <c>Batching</c>; see
    /// <see cref="ComponentOptions.GetBatchingOptions"/>.
    /// </summary>
    /// <param name="type">The name that a section sets as <c>Type</c>, ignoring case.</param>
    /// <param name="factory">Creates a destination from its options and the services.</param>
    /// <exception cref="ArgumentException">A type with this name already exists.</exception>
    public EventTrackingBuilder AddBatchBackendType(string type, Func<ComponentOptions, IServiceProvider, IEventBatchBackend> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return AddBackendType(type, (options, services) =>
        {
            var batching = options.GetBatchingOptions();
            return new BatchingBackend(factory(options, services), batching);
        });
    }

    /// <summary>Registers a type of processor that configuration sections can name.</summary>
    /// <param name="type">The name that a section sets as <c>Type</c>, ignoring case.</param>
    /// <param name="factory">Creates a processor from its options and the services.</param>
    /// <exception cref="ArgumentException">A type with this name already exists.</exception>
    public EventTrackingBuilder AddProcessorType(string type, Func<ComponentOptions, IServiceProvider, IEventProcessor> factory)
    {
        _composition.Types.AddProcessor(type, factory);
        return this;
    }
}
