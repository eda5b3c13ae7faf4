using EventTracking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting;

/// <summary>What one tracker is to be made of: what code has added, and the configurations that say more.</summary>
internal sealed class TrackerComposition(string name)
{
    public string Name { get; } = name;

    public ComponentTypes Types { get; } = new();

    public List<IConfigurationSection> Configurations { get; } = [];

    public Dictionary<string, Func<IServiceProvider, IEventBackend>> Backends { get; } = new(StringComparer.Ordinal);

    public List<Func<IServiceProvider, IEventProcessor>> Processors { get; } = [];

    public Func<IServiceProvider, IContextLocator>? ContextLocator { get; set; }
}
