namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of routers, and the limits that each of them and the tracker has.</summary>
internal static class RoutingTypes
{
    private static readonly EventLimits DefaultLimits = new();
    private static readonly BackgroundOptions Defaults = new();

    public static RoutingBackend Routing(ComponentOptions options) =>
        new(options.GetBackends(), options.GetProcessors(), Limits(options, DefaultLimits));

    public static BackgroundRoutingBackend Background(ComponentOptions options) => new(
        options.GetBackends(),
        options.GetProcessors(),
        new BackgroundOptions
        {
            QueueCapacity = (int)options.GetByteSize("QueueBytes", Defaults.QueueCapacity, minimum: 1, maximum: int.MaxValue),
            WhenFull = Policy(options.GetEnum("WhenFull", QueueFull.DropNewest), options.GetTimeSpan("WaitTimeout", TimeSpan.FromSeconds(1))),
            Limits = Limits(options, DefaultLimits),
        });

    /// <summary>The limits that a section sets, and for the others those that hold without it.</summary>
    public static EventLimits Limits(ComponentOptions options, EventLimits defaults) => new()
    {
        MaxEventSize = (int)options.GetByteSize("MaxEventSize", defaults.MaxEventSize, minimum: 1, maximum: int.MaxValue),
        MaxDepth = options.GetInt32("MaxDepth", defaults.MaxDepth, minimum: 1, maximum: EventDataWriter.MaxDepth),
        MaxFields = options.GetInt32("MaxFields", defaults.MaxFields, minimum: 1),
    };

    private static QueueFullPolicy Policy(QueueFull full, TimeSpan timeout) => full switch
    {
        QueueFull.DropOldest => QueueFullPolicy.DropOldest,
        QueueFull.Wait => QueueFullPolicy.Wait(timeout),
        _ => QueueFullPolicy.DropNewest,
    };

    private enum QueueFull
    {
        DropNewest,
        DropOldest,
        Wait,
    }
}
