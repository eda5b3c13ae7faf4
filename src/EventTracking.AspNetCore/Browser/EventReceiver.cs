namespace EventTracking.AspNetCore.Browser;

/// <summary>Reads, validates and emits one accepted event.</summary>
/// <param name="data">The event's data as UTF-8.</param>
/// <param name="version">The version of the data.</param>
/// <param name="timestamp">The time of the event.</param>
/// <param name="id">The id of the event; <see langword="null"/> for a new one.</param>
/// <param name="tracker">The tracker.</param>
/// <returns>Why the event was not emitted; <see langword="null"/> if it was.</returns>
internal delegate Rejection? EventReceiver(ReadOnlySpan<byte> data, int version, DateTimeOffset timestamp, Guid? id, Tracker tracker);
