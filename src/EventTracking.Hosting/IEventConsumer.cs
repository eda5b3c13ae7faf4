namespace EventTracking.Hosting;

/// <summary>
/// A consumer of events that runs in the host. Services can get it by the name of the consumer, with
/// <c>[FromKeyedServices("warehouse")]</c>, and all of them as <c>IEnumerable&lt;IEventConsumer&gt;</c>.
/// </summary>
public interface IEventConsumer
{
    /// <summary>Gets the name of the consumer.</summary>
    string Name { get; }

    /// <summary>Gets a snapshot of what became of its events, and of whether it works.</summary>
    ConsumerAccount Account { get; }
}
