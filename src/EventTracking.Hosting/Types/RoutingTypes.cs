namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of routers, and the event limits of routers and trackers.</summary>
internal static class RoutingTypes
{
    private static readonly EventLimits DefaultLimits = new();
    private static readonly BackgroundOptions Defaults = new();

    /// <summary>The longest timeout that a wait supports.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(int.MaxValue);

    public static RoutingBackend Routing(ComponentOptions options) =>
        new(Backends(options), options.GetProcessors(), Limits(options, DefaultLimits));

    public static BackgroundRoutingBackend Background(ComponentOptions options) => new(
        Backends(options),
        options.GetProcessors(),
        new BackgroundOptions
        {
            QueueCapacityBytes = (int)options.GetByteSize(
                "QueueCapacityBytes", Defaults.QueueCapacityBytes, minimum: 1, maximum: int.MaxValue),
            WhenFull = QueueFullReader.Read(options),
            Limits = Limits(options, DefaultLimits),
        });

    /// <summary>Returns the limits that a section sets, and the defaults for the others.</summary>
    public static EventLimits Limits(ComponentOptions options, EventLimits defaults) => new()
    {
        MaxEventBytes = (int)options.GetByteSize("MaxEventBytes", defaults.MaxEventBytes, minimum: 1, maximum: int.MaxValue),
        MaxDepth = options.GetInt32("MaxDepth", defaults.MaxDepth, minimum: 1, maximum: EventDataWriter.MaxDepth),
        MaxFields = options.GetInt32("MaxFields", defaults.MaxFields, minimum: 1),
    };

    private static IReadOnlyDictionary<string, IEventBackend> Backends(ComponentOptions options)
    {
        var backends = options.GetBackends();
        if (backends.Count == 0)
            options.AddWarning("Backends", "is empty, so this router delivers no events");
        return backends;
    }
}
