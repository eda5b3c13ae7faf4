namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>An event as it was emitted, or as it was read back from the server of a destination.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The event name.</param>
/// <param name="Timestamp">The time of the emit, to the microsecond.</param>
/// <param name="Data">The data as JSON.</param>
/// <param name="Context">The context as JSON.</param>
/// <param name="Version">The version; <see langword="null"/> if the destination does not carry it.</param>
public sealed record Arrived(Guid Id, string Name, DateTimeOffset Timestamp, string Data, string Context, int? Version = null);
