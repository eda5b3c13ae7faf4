using EventTracking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting;

/// <summary>The parts of a tracker: backends and processors added by code, and configuration sections.</summary>
internal sealed class TrackerComposition(string name)
{
    public string Name { get; } = name;

    public ComponentTypes Types { get; } = new();

    public List<IConfigurationSection> Configurations { get; } = [];

    public Dictionary<string, Func<IServiceProvider, IEventBackend>> Backends { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<Func<IServiceProvider, IEventProcessor>> Processors { get; } = [];

    public Func<IServiceProvider, IContextLocator>? ContextLocator { get; set; }

    public List<Action<TrackerOptions>> Options { get; } = [];

    /// <summary>Settings of the most recently created tracker that are valid but lose events.</summary>
    public IReadOnlyList<string> Warnings { get; set; } = [];

    public static TrackerComposition? Find(IServiceProvider services, string name) =>
        services.GetServices<TrackerComposition>().FirstOrDefault(composition => composition.IsNamed(name));

    public bool IsNamed(string other) => string.Equals(Name, other, StringComparison.OrdinalIgnoreCase);
}
