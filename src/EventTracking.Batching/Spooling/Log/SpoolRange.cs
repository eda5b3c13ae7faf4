namespace EventTracking.Batching.Spooling.Log;

/// <summary>Events that were dropped from the start of a spool.</summary>
/// <param name="First">The first sequence that was not settled.</param>
/// <param name="Last">The last sequence.</param>
/// <param name="Count">The number of events, which is smaller than the range if sequences were skipped; 0 if nothing was dropped.</param>
internal readonly record struct SpoolRange(long First, long Last, long Count);
