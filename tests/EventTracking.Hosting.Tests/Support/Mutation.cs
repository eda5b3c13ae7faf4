using System.Text.Json.Nodes;

namespace EventTracking.Hosting.Tests.Support;

/// <summary>One way to break one place of a configuration.</summary>
/// <param name="Keys">The way to the place, as keys of objects and indexes of arrays.</param>
/// <param name="Change">Breaks the place: its parent and its key are given.</param>
/// <param name="Path">The path of the error.</param>
/// <param name="Expected">What the error must say.</param>
internal sealed record Mutation(IReadOnlyList<string> Keys, Action<JsonNode, string> Change, string Path, string Expected)
{
    /// <summary>What no message may hold.</summary>
    public const string Secret = "s3cr3t-of-the-canary";

    private static readonly string[] WithNamesOfTheUser = ["Backends", "Ratios"];
    private static readonly string[] Numbers =
    [
        "DefaultRatio", "BlockSize", "MaxEventBytes", "MaxDepth", "MaxFields", "FlushInterval", "MaxFileSize", "RetainedFiles", "RetainedDays", "MaxTotalSize", "QueueCapacityBytes", "WaitTimeout",
        "ShutdownTimeout",
    ];
    private static readonly string[] Words =
    [
        "Enabled", "ContextLocator", "FilterType", "Level", "Format", "Stream", "Durability", "RollingInterval", "CompressRolledFiles", "ReopenOnHangup", "WhenFull",
    ];

    public static IEnumerable<Mutation> AllOf(string json) => Within(JsonNode.Parse(json)!["EventTracking"]!, ["EventTracking"]);

    public string Apply(string json)
    {
        var root = JsonNode.Parse(json)!;
        var parent = Keys.SkipLast(1).Aggregate(root, Child);
        Change(parent, Keys[^1]);
        return root.ToJsonString();
    }

    /// <summary>Whether this one hides what is wrong with the other: at its place, around it, or by a type that nobody knows.</summary>
    public bool Touches(Mutation other)
    {
        var place = Keys[^1] is "Type" ? Keys.SkipLast(1) : Keys;
        return place.SequenceEqual(other.Keys.Take(place.Count()));
    }

    private static JsonNode Child(JsonNode parent, string key) => parent is JsonArray array ? array[int.Parse(key, null)]! : parent[key]!;

    private static IEnumerable<Mutation> Within(JsonNode node, string[] keys)
    {
        var children = node is JsonArray array
            ? array.Select(static (item, i) => (Key: i.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: item!))
            : node is JsonObject @object ? @object.Select(static member => (member.Key, Value: member.Value!)) : [];

        foreach (var (key, value) in children)
        {
            string[] way = [.. keys, key];
            foreach (var mutation in Of(way, value, isOption: node is JsonObject && !WithNamesOfTheUser.Contains(keys[^1])))
                yield return mutation;
            foreach (var mutation in Within(value, way))
                yield return mutation;
        }
    }

    private static IEnumerable<Mutation> Of(string[] keys, JsonNode value, bool isOption)
    {
        var (key, path) = (keys[^1], string.Join(':', keys));
        if (key is "Type")
        {
            yield return new(keys, Remove, path, "is missing. Name the type of the");
            yield return new(keys, Set(Secret), path, "Known are: ");
            yield return new(keys, Set(value.GetValue<string>() + "s"), path, $"Did you mean '{value}'?");
            yield break;
        }

        // A misspelt option that must be there is a missing one as well, and both are told.
        if (isOption && key is not "Path")
            yield return new(keys, Rename(key + "x"), path + "x", $"Did you mean '{key}'?");
        if (Numbers.Contains(key))
        {
            yield return new(keys, Set(Secret), path, "found another text. Allowed is a");
            yield return new(keys, Set(-1), path, "found '-1'. Allowed is a");
            yield return new(keys, Set(true), path, "found another text. Allowed is a");
        }
        else if (Words.Contains(key))
        {
            yield return new(keys, Set(Secret), path, "found another text. Allowed is ");
            yield return new(keys, Set(12), path, "found '12'. Allowed is ");
            yield return new(keys, Set(value + "e"), path, $"Did you mean '{value}'?");
        }

        if (value is JsonValue)
            yield return new(keys, static (parent, key) => Put(parent, key, new JsonObject { ["a"] = Secret }), path, "found a section. Allowed is ");
        else if (isOption)
            yield return new(keys, Set(Secret), path, "found a single value. Allowed is ");
        if (key is "Path")
            yield return new(keys, Remove, path, "is missing.");
    }

    private static Action<JsonNode, string> Set(JsonValue value) => (parent, key) => Put(parent, key, value.DeepClone());

    private static Action<JsonNode, string> Set(string value) => Set(JsonValue.Create(value));

    private static Action<JsonNode, string> Set(int value) => Set(JsonValue.Create(value));

    private static Action<JsonNode, string> Set(bool value) => Set(JsonValue.Create(value));

    private static Action<JsonNode, string> Rename(string name) => (parent, key) =>
    {
        var value = parent[key];
        parent.AsObject().Remove(key);
        parent[name] = value;
    };

    private static void Remove(JsonNode parent, string key) => parent.AsObject().Remove(key);

    private static void Put(JsonNode parent, string key, JsonNode value)
    {
        if (parent is JsonArray array)
            array[int.Parse(key, null)] = value;
        else
            parent[key] = value;
    }
}
