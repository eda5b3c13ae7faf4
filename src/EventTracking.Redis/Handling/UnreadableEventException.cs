namespace EventTracking.Redis.Handling;

/// <summary>The data of an event does not fit its declaration, so that a repetition cannot succeed.</summary>
internal sealed class UnreadableEventException(string message) : Exception(message);
