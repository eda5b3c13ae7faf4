using EventTracking.Hosting.Types;

namespace EventTracking.Hosting.Configuration;

/// <summary>The types of backends and processors that a configuration can name, by name, ignoring case.</summary>
internal sealed class ComponentTypes
{
    private readonly Dictionary<string, ComponentType<IEventBackend>> _backends = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ComponentType<IEventProcessor>> _processors = new(StringComparer.OrdinalIgnoreCase);

    public ComponentTypes()
    {
        foreach (var (type, factory) in BackendTypes.All)
            Add(_backends, type, factory, ComponentOrigin.BuiltIn);
        foreach (var (type, factory) in ProcessorTypes.All)
            Add(_processors, type, factory, ComponentOrigin.BuiltIn);
    }

    public IReadOnlyDictionary<string, ComponentType<IEventBackend>> Backends => _backends;

    public IReadOnlyDictionary<string, ComponentType<IEventProcessor>> Processors => _processors;

    public void AddBackend(string type, Func<ComponentOptions, IServiceProvider, IEventBackend> factory) =>
        Add(_backends, type, factory, ComponentOrigin.Application);

    public void AddProcessor(string type, Func<ComponentOptions, IServiceProvider, IEventProcessor> factory) =>
        Add(_processors, type, factory, ComponentOrigin.Application);

    private static void Add<T>(
        Dictionary<string, ComponentType<T>> types, string type, Func<ComponentOptions, IServiceProvider, T> factory,
        ComponentOrigin origin)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(factory);
        if (!types.TryAdd(type, new ComponentType<T>(factory, origin)))
            throw new ArgumentException($"A type named '{type}' already exists. Use another name.", nameof(type));
    }
}
