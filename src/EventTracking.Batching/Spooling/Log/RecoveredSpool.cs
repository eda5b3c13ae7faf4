namespace EventTracking.Batching.Spooling.Log;

/// <summary>What an earlier process left in a folder.</summary>
internal sealed class RecoveredSpool
{
    public required Guid Id { get; init; }

    /// <summary>Gets the segments in order. Everything in them is on disk.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    public required long Settled { get; init; }

    /// <summary>Gets the last sequence of the segments, or what the cursor knows of those that were deleted.</summary>
    public required long Last { get; init; }

    /// <summary>Gets the highest sequence that may have been used.</summary>
    public required long Highest { get; init; }
}
