namespace EventTracking.Redis.Handling;

/// <summary>The outcome of one attempt to handle an event.</summary>
/// <param name="RetryAfter">The delay before the next attempt; <see langword="null"/> if there is none.</param>
/// <param name="DeadLetter">Why the event is dead-lettered; <see langword="null"/> if it is not.</param>
/// <param name="NeedsFlush">Whether the event was forwarded, and its <see cref="ForwardGroup"/> must be flushed.</param>
internal readonly record struct Attempt(TimeSpan? RetryAfter = null, DeadLetter? DeadLetter = null, bool NeedsFlush = false);
