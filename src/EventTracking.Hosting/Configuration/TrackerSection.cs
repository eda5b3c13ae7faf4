using EventTracking.Hosting.Types;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting.Configuration;

/// <summary>The section of one tracker.</summary>
/// <param name="ContextLocator">Where contexts live, if the section sets it.</param>
/// <param name="Backends">The backends with their paths and names.</param>
/// <param name="Processors">The processors in order.</param>
/// <param name="Options">The limits of events, and of the time that the end may take.</param>
internal sealed record TrackerSection(
    IContextLocator? ContextLocator,
    IReadOnlyList<(string Path, string Name, IEventBackend Backend)> Backends,
    IReadOnlyList<IEventProcessor> Processors,
    TrackerOptions Options)
{
    private const string BackendsKey = "Backends";

    /// <summary>None of the names, so that no message lists it among what is allowed.</summary>
    private const LocatorKind NoLocator = default;

    /// <summary>Whether events are to go anywhere.</summary>
    public static bool IsEnabled(ComponentOptions options) => options.GetBoolean("Enabled", defaultValue: true);

    /// <param name="options">The section.</param>
    /// <param name="defaults">The values of options that the section does not set: those of an earlier section, or the defaults.</param>
    public static TrackerSection Read(ComponentOptions options, TrackerOptions defaults) => Read(options, options.GetBackends(), defaults);

    /// <summary>Reads all but the backends: a tracker that is not enabled opens no file and no connection.</summary>
    public static TrackerSection ReadWithoutBackends(ComponentOptions options, TrackerOptions defaults)
    {
        options.Skip(BackendsKey);
        return Read(options, new Dictionary<string, IEventBackend>(StringComparer.Ordinal), defaults);
    }

    private static TrackerSection Read(ComponentOptions options, IReadOnlyDictionary<string, IEventBackend> backends, TrackerOptions defaults)
    {
        var read = new TrackerSection(
            Locator(options),
            [.. backends.Select(backend => (ConfigurationPath.Combine(options.Path, BackendsKey, backend.Key), backend.Key, backend.Value))],
            options.GetProcessors(),
            new TrackerOptions
            {
                Name = defaults.Name,
                Limits = RoutingTypes.Limits(options, defaults.Limits),
                ShutdownTimeout = options.GetTimeSpan("ShutdownTimeout", defaults.ShutdownTimeout, maximum: RoutingTypes.LongestWait),
                IncludeId = options.GetBoolean("IncludeId", defaults.IncludeId),
                IncludeVersion = options.GetBoolean("IncludeVersion", defaults.IncludeVersion),
            });
        options.ReportUnknown();
        return read;
    }

    private static IContextLocator? Locator(ComponentOptions options) => options.GetEnum("ContextLocator", NoLocator) switch
    {
        LocatorKind.AsyncLocal => new AsyncLocalContextLocator(),
        LocatorKind.ThreadLocal => new ThreadLocalContextLocator(),
        LocatorKind.Shared => new SharedContextLocator(),
        _ => null,
    };

    private enum LocatorKind
    {
        AsyncLocal = 1,
        ThreadLocal,
        Shared,
    }
}
