using EventTracking.Hosting.Types;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting.Configuration;

/// <summary>What the section of one tracker says.</summary>
/// <param name="IsEnabled">Whether events are to go anywhere.</param>
/// <param name="ContextLocator">Where contexts live, if it says so.</param>
/// <param name="Backends">The backends with their paths and names.</param>
/// <param name="Processors">The processors in order.</param>
/// <param name="Options">The limits of events, and of the time that the end may take.</param>
internal sealed record TrackerSection(
    bool IsEnabled,
    IContextLocator? ContextLocator,
    IReadOnlyList<(string Path, string Name, IEventBackend Backend)> Backends,
    IReadOnlyList<IEventProcessor> Processors,
    TrackerOptions Options)
{
    private static readonly TrackerOptions Defaults = new();

    public static TrackerSection Read(IConfigurationSection section, ComponentReader reader)
    {
        var options = new ComponentOptions(section, reader);
        var backends = Path(section, "Backends");
        var read = new TrackerSection(
            options.GetBoolean("Enabled", defaultValue: true),
            Locator(options),
            [.. options.GetBackends().Select(backend => (ConfigurationPath.Combine(backends, backend.Key), backend.Key, backend.Value))],
            options.GetProcessors(),
            new TrackerOptions
            {
                Limits = RoutingTypes.Limits(options),
                ShutdownTimeout = options.GetTimeSpan("ShutdownTimeout", Defaults.ShutdownTimeout),
            });
        options.ReportUnknown();
        return read;
    }

    private static IContextLocator? Locator(ComponentOptions options) => options.GetEnum("ContextLocator", LocatorKind.Unspecified) switch
    {
        LocatorKind.AsyncLocal => new AsyncLocalContextLocator(),
        LocatorKind.ThreadLocal => new ThreadLocalContextLocator(),
        LocatorKind.Shared => new SharedContextLocator(),
        _ => null,
    };

    private static string Path(IConfigurationSection section, string key) => ConfigurationPath.Combine(section.Path, key);

    private enum LocatorKind
    {
        Unspecified,
        AsyncLocal,
        ThreadLocal,
        Shared,
    }
}
