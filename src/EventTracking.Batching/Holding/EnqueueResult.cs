namespace EventTracking.Batching;

/// <summary>What became of an event that was to be held.</summary>
internal enum EnqueueResult
{
    /// <summary>It is held.</summary>
    Added,

    /// <summary>There is no room for it.</summary>
    Full,

    /// <summary>No event is taken any more.</summary>
    Closed,
}
