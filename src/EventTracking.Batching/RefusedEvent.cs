namespace EventTracking;

/// <summary>An event of a batch that the destination refuses for good.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Reason">Why, in the destination's words. No more than a thousand characters of it are kept.</param>
public readonly record struct RefusedEvent(int Index, string Reason);
