namespace EventTracking.Benchmarks.Destinations;

/// <summary>
/// A destination with its server. To add one, derive from this class, and add it to <see cref="Groups.EventToDestination"/>.
/// </summary>
internal abstract class DestinationVariant : IDisposable
{
    /// <summary>The name of the destination.</summary>
    public abstract string Name { get; }

    /// <summary>The reason why the server cannot be started here, or <see langword="null"/>.</summary>
    public abstract string? Missing { get; }

    /// <summary>The loops around the raw client. The destination is compared with the fastest one that does not do less.</summary>
    public abstract IReadOnlyList<RawLoop> RawLoops { get; }

    /// <summary>Starts the server.</summary>
    public abstract void Start();

    /// <summary>Removes all events from the server.</summary>
    public abstract void Clear();

    /// <summary>Returns the number of events that the server has.</summary>
    public abstract long Count();

    /// <summary>Creates the destination.</summary>
    public abstract IEventBatchBackend Create();

    public abstract void Dispose();
}
