using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The lines of one event.</summary>
/// <param name="name">The event name.</param>
/// <param name="budget">The places of all events.</param>
internal sealed class EventStatistics(string name, PlaceBudget budget)
{
    /// <summary>Gets the event name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets a value indicating whether the name is the path of a URL: edX names the events of its requests in this way.</summary>
    public bool IsPath { get; } = IsPathName(name);

    /// <summary>Gets the data of the lines.</summary>
    public ValueStatistics Data { get; } = new(budget, depth: 0);

    public static bool IsPathName(string name) => name.StartsWith('/');

    /// <summary>Adds the data of one line.</summary>
    public void Add(JsonElement data) => Data.Add(data);
}
