namespace EventTracking;

/// <summary>The state of a queue of a <see cref="BackgroundRoutingBackend"/> is at one moment.</summary>
/// <param name="Events">How many events it holds, that which is being sent included.</param>
/// <param name="Bytes">How many bytes they take of <see cref="BackgroundOptions.QueueCapacityBytes"/>.</param>
/// <param name="OldestAge">How long the oldest of them has been there; zero without any.</param>
public readonly record struct BackgroundQueueStatus(long Events, long Bytes, TimeSpan OldestAge);
