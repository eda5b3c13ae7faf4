namespace EventTracking.Batching;

/// <summary>The events that wait to be taken.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Bytes">The bytes of their lines.</param>
/// <param name="OldestSequence">The place of the oldest in the order in which events came.</param>
/// <param name="OldestCame">When the oldest came, as a timestamp of the clock.</param>
internal readonly record struct WaitingEvents(int Count, long Bytes, long OldestSequence, long OldestCame);
