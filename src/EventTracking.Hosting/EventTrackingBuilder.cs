using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting;

/// <summary>
/// Configures a tracker. Backends and processors that are added here are used together with those that a configuration lists: processors
/// added by code run first, and the name of a backend, whatever its case, may be used by one of the two only.
/// </summary>
public sealed class EventTrackingBuilder
{
    private readonly TrackerComposition _composition;

    internal EventTrackingBuilder(IServiceCollection services, TrackerComposition composition)
    {
        Services = services;
        _composition = composition;
    }

    /// <summary>The services that the tracker is registered with.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the tracker: its key in the services and its name in <see cref="TrackerRegistry"/>.</summary>
    public string Name => _composition.Name;

    /// <summary>Adds a backend.</summary>
    /// <param name="name">The name of the backend within the tracker.</param>
    /// <param name="backend">The backend. The tracker owns it from now on and disposes it.</param>
    /// <exception cref="ArgumentException">A backend of that name has been added.</exception>
    public EventTrackingBuilder AddBackend(string name, IEventBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return AddBackend(name, _ => backend);
    }

    /// <summary>Adds a backend that is created from the services, together with the tracker.</summary>
    /// <param name="name">The name of the backend within the tracker.</param>
    /// <param name="make">Makes the backend. The tracker owns it and disposes it.</param>
    /// <exception cref="ArgumentException">A backend of that name has been added.</exception>
    public EventTrackingBuilder AddBackend(string name, Func<IServiceProvider, IEventBackend> make)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(make);
        if (!_composition.Backends.TryAdd(name, make))
            throw new ArgumentException($"The tracker '{Name}' has a backend '{name}' already. Give this one another name.", nameof(name));
        return this;
    }

    /// <summary>Appends a processor.</summary>
    /// <param name="processor">The processor.</param>
    public EventTrackingBuilder AddProcessor(IEventProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        return AddProcessor(_ => processor);
    }

    /// <summary>Adds a processor that is created from the services, together with the tracker.</summary>
    /// <param name="make">Makes the processor.</param>
    public EventTrackingBuilder AddProcessor(Func<IServiceProvider, IEventProcessor> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _composition.Processors.Add(make);
        return this;
    }

    /// <summary>Says where contexts live; in the async flow unless set, here or by the option <c>ContextLocator</c>.</summary>
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

    /// <summary>Adds the backends and processors that a section of a configuration lists.</summary>
    /// <param name="section">
    /// The section, in an <c>appsettings.json</c> named <c>EventTracking</c> by custom. Several add up; of a setting that two of them have
    /// the later one holds. One of a path that has been added already changes nothing.
    /// </param>
    public EventTrackingBuilder AddConfiguration(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        if (_composition.Configurations.All(known => !string.Equals(known.Path, section.Path, StringComparison.OrdinalIgnoreCase)))
            _composition.Configurations.Add(section);
        return this;
    }

    /// <summary>Makes a type of backend known to the configuration.</summary>
    /// <param name="type">The short name that a configuration gives as <c>Type</c>; case does not matter.</param>
    /// <param name="make">Makes a backend of its options and the services.</param>
    /// <exception cref="ArgumentException">A type of that name is known already.</exception>
    public EventTrackingBuilder AddBackendType(string type, Func<ComponentOptions, IServiceProvider, IEventBackend> make)
    {
        _composition.Types.AddBackend(type, make);
        return this;
    }

    /// <summary>
    /// Makes a type of destination known to the configuration. Its events are sent in batches by a <see cref="BatchingBackend"/>, whose
    /// options are read from the option <c>Batching</c>; see <see cref="ComponentOptions.GetBatchingOptions"/>.
    /// </summary>
    /// <param name="type">The short name that a configuration gives as <c>Type</c>; case does not matter.</param>
    /// <param name="make">Creates a destination from its options and the services.</param>
    /// <exception cref="ArgumentException">A type of that name is known already.</exception>
    public EventTrackingBuilder AddBatchBackendType(string type, Func<ComponentOptions, IServiceProvider, IEventBatchBackend> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return AddBackendType(type, (options, services) =>
        {
            var batching = options.GetBatchingOptions();
            return new BatchingBackend(make(options, services), batching);
        });
    }

    /// <summary>Makes a type of processor known to the configuration.</summary>
    /// <param name="type">The short name that a configuration gives as <c>Type</c>; case does not matter.</param>
    /// <param name="make">Makes a processor of its options and the services.</param>
    /// <exception cref="ArgumentException">A type of that name is known already.</exception>
    public EventTrackingBuilder AddProcessorType(string type, Func<ComponentOptions, IServiceProvider, IEventProcessor> make)
    {
        _composition.Types.AddProcessor(type, make);
        return this;
    }
}
