using EventTracking.Hosting.Types;

namespace EventTracking.Hosting.Configuration;

/// <summary>The types of backends and processors that a configuration can name, by their short names, case aside.</summary>
internal sealed class ComponentTypes
{
    private readonly Dictionary<string, ComponentType<IEventBackend>> _backends = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ComponentType<IEventProcessor>> _processors = new(StringComparer.OrdinalIgnoreCase);

    public ComponentTypes()
    {
        foreach (var (type, make) in BackendTypes.All)
            Add(_backends, type, make, ComponentOrigin.BuiltIn);
        foreach (var (type, make) in ProcessorTypes.All)
            Add(_processors, type, make, ComponentOrigin.BuiltIn);
    }

    public IReadOnlyDictionary<string, ComponentType<IEventBackend>> Backends => _backends;

    public IReadOnlyDictionary<string, ComponentType<IEventProcessor>> Processors => _processors;

    public void AddBackend(string type, Func<ComponentOptions, IServiceProvider, IEventBackend> make) =>
        Add(_backends, type, make, ComponentOrigin.Application);

    public void AddProcessor(string type, Func<ComponentOptions, IServiceProvider, IEventProcessor> make) =>
        Add(_processors, type, make, ComponentOrigin.Application);

    private static void Add<T>(
        Dictionary<string, ComponentType<T>> types, string type, Func<ComponentOptions, IServiceProvider, T> make, ComponentOrigin origin)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(make);
        if (!types.TryAdd(type, new ComponentType<T>(make, origin)))
            throw new ArgumentException($"There is a type '{type}' already. Give yours another name.", nameof(type));
    }
}
