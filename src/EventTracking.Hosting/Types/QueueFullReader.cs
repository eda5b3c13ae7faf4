namespace EventTracking.Hosting.Types;

/// <summary>Reads what happens to an event if a queue is full: <c>WhenFull</c>, and <c>WaitTimeout</c> for a policy that waits.</summary>
internal static class QueueFullReader
{
    public static QueueFullPolicy Read(ComponentOptions options)
    {
        var full = options.GetEnum("WhenFull", QueueFull.DropNewest);
        var timeout = options.GetTimeSpan("WaitTimeout", TimeSpan.FromSeconds(1), maximum: RoutingTypes.MaxWait);
        return full switch
        {
            QueueFull.DropOldest => QueueFullPolicy.DropOldest,
            QueueFull.Wait => QueueFullPolicy.Wait(timeout),
            _ => QueueFullPolicy.DropNewest,
        };
    }

    private enum QueueFull
    {
        DropNewest,
        DropOldest,
        Wait,
    }
}
