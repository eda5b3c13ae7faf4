namespace EventTracking.Benchmarks.Destinations;

/// <summary>A loop around the raw client of a server.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Send">Sends events in batches, and returns when the server has them.</param>
internal sealed record RawLoop(string Name, Action<IReadOnlyList<RawEvent[]>> Send)
{
    /// <summary>Whether the loop does less than a destination, so that it is shown but not compared with.</summary>
    public bool DoesLess { get; init; }
}
