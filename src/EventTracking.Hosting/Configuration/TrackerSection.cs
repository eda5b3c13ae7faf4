using EventTracking.Hosting.Types;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting.Configuration;

/// <summary>The configuration section of a tracker.</summary>
/// <param name="ContextLocator">The context locator, if the section sets it.</param>
/// <param name="Backends">The backends, with their paths and names.</param>
/// <param name="Processors">The processors, in order.</param>
/// <param name="Options">The options of the tracker.</param>
internal sealed record TrackerSection(
    IContextLocator? ContextLocator,
    IReadOnlyList<(string Path, string Name, IEventBackend Backend)> Backends,
    IReadOnlyList<IEventProcessor> Processors,
    TrackerOptions Options)
{
    private const string BackendsKey = "Backends";

    /// <summary>Has no name, so that error messages do not list it.</summary>
    private const LocatorKind NoLocator = default;

    /// <summary>Returns whether the tracker has backends.</summary>
    public static bool IsEnabled(ComponentOptions options) => options.GetBoolean("Enabled", defaultValue: true);

    /// <param name="options">The section.</param>
    /// <param name="defaults">The values of options that the section does not set.</param>
    public static TrackerSection Read(ComponentOptions options, TrackerOptions defaults) => Read(options, options.GetBackends(), defaults);

    /// <summary>Reads everything except the backends: a disabled tracker opens no file or connection.</summary>
    public static TrackerSection ReadWithoutBackends(ComponentOptions options, TrackerOptions defaults)
    {
        options.Skip(BackendsKey);
        return Read(options, new Dictionary<string, IEventBackend>(StringComparer.Ordinal), defaults);
    }

    private static TrackerSection Read(
        ComponentOptions options, IReadOnlyDictionary<string, IEventBackend> backends, TrackerOptions defaults)
    {
        var read = new TrackerSection(
            Locator(options),
            [.. backends.Select(
                backend => (ConfigurationPath.Combine(options.Path, BackendsKey, backend.Key), backend.Key, backend.Value))],
            options.GetProcessors(),
            new TrackerOptions
            {
                Name = defaults.Name,
                Limits = RoutingTypes.Limits(options, defaults.Limits),
                ShutdownTimeout = options.GetTimeSpan("ShutdownTimeout", defaults.ShutdownTimeout, maximum: RoutingTypes.MaxWait),
                IncludeId = options.GetBoolean("IncludeId", defaults.IncludeId),
                IncludeVersion = options.GetBoolean("IncludeVersion", defaults.IncludeVersion),
            });

        // Read by the consumers themselves.
        options.Skip("Consumers");
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
