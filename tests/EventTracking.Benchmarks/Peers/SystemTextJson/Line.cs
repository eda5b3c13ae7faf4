using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>A line as an object that a serializer writes; each event needs one, because of its timestamp.</summary>
/// <typeparam name="TEvent">The data.</typeparam>
public sealed record Line<TEvent>(string Name, DateTimeOffset Timestamp, TEvent Data, Session? Context);

/// <summary>A line as a value, for those who count allocations.</summary>
/// <typeparam name="TEvent">The data.</typeparam>
public readonly record struct ValueLine<TEvent>(string Name, DateTimeOffset Timestamp, TEvent Data, Session? Context);
