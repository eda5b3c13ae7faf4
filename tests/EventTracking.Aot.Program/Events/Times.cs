namespace EventTracking.Aot.Program.Events;

/// <summary>Dates, times and durations.</summary>
[TrackedEvent("com.example.aot.times")]
public readonly partial record struct Times(
    DateTime Utc, DateTime Unspecified, DateTimeOffset Elsewhere, DateOnly Date, TimeOnly Time, TimeSpan Duration);
