namespace EventTracking.Batching;

/// <summary>The events that wait to be taken for sending.</summary>
/// <param name="Count">The number of events.</param>
/// <param name="Bytes">The total size of their lines in bytes.</param>
/// <param name="OldestSequence">The sequence number of the oldest event.</param>
/// <param name="OldestAge">How long the oldest event has been held.</param>
internal readonly record struct WaitingEvents(int Count, long Bytes, long OldestSequence, TimeSpan OldestAge);
