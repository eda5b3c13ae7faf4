using System.Text.Json.Nodes;

namespace EventTracking.Hosting.Tests.Support;

/// <summary>A change that breaks one part of a configuration.</summary>
/// <param name="Keys">The path of the part: keys of objects and indexes of arrays.</param>
/// <param name="Change">Changes the part; called with its parent and its key.</param>
/// <param name="Path">The expected path of the error.</param>
/// <param name="Expected">A part of the expected error.</param>
internal sealed record Mutation(IReadOnlyList<string> Keys, Action<JsonNode, string> Change, string Path, string Expected)
{
    /// <summary>A value that must not appear in any message.</summary>
    public const string Secret = "s3cr3t-of-the-canary";

    private static readonly string[] SectionsWithUserDefinedNames = ["Backends", "Ratios"];
    private static readonly string[] Numbers =
    [
        "DefaultRatio", "BlockSize", "MaxEventBytes", "MaxDepth", "MaxFields", "FlushInterval", "MaxFileSize", "RetainedFiles",
        "RetainedDays", "MaxTotalSize", "QueueCapacityBytes", "WaitTimeout", "ShutdownTimeout",
    ];
    private static readonly string[] Words =
    [
        "Enabled", "ContextLocator", "FilterType", "Level", "Format", "Stream", "Durability", "RollingInterval", "CompressRolledFiles",
        "ReopenOnHangup", "WhenFull",
    ];

    public static IEnumerable<Mutation> AllOf(string json) => Within(JsonNode.Parse(json)!["EventTracking"]!, ["EventTracking"]);

    public string Apply(string json)
    {
        var root = JsonNode.Parse(json)!;
        var parent = Keys.SkipLast(1).Aggregate(root, Child);
        Change(parent, Keys[^1]);
        return root.ToJsonString();
    }

    /// <summary>Returns whether this mutation hides the other: it changes the same part, a parent, or the type of the component.</summary>
    public bool Hides(Mutation other)
    {
        var changed = Keys[^1] is "Type" ? Keys.SkipLast(1) : Keys;
        return changed.SequenceEqual(other.Keys.Take(changed.Count()));
    }

    private static JsonNode Child(JsonNode parent, string key) => parent is JsonArray array ? array[int.Parse(key, null)]! : parent[key]!;

    private static IEnumerable<Mutation> Within(JsonNode node, string[] keys)
    {
        var children = node is JsonArray array
            ? array.Select(static (item, i) => (Key: i.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: item!))
            : node is JsonObject @object ? @object.Select(static member => (member.Key, Value: member.Value!)) : [];

        foreach (var (key, value) in children)
        {
            string[] path = [.. keys, key];
            foreach (var mutation in Of(path, value, isOption: node is JsonObject && !SectionsWithUserDefinedNames.Contains(keys[^1])))
                yield return mutation;
            foreach (var mutation in Within(value, path))
                yield return mutation;
        }
    }

    private static IEnumerable<Mutation> Of(string[] keys, JsonNode value, bool isOption)
    {
        var (key, path) = (keys[^1], string.Join(':', keys));
        if (key is "Type")
        {
            yield return new(keys, Remove, path, " type is missing. Known types: ");
            yield return new(keys, Set(Secret), path, " type. Known types: ");
            yield return new(keys, Set(value.GetValue<string>() + "s"), path, $"Did you mean '{value}'?");
            yield break;
        }

        // A misspelled required option is also reported as missing.
        if (isOption && key is not "Path")
            yield return new(keys, Rename(key + "x"), path + "x", $"Did you mean '{key}'?");
        if (Numbers.Contains(key))
        {
            yield return new(keys, Set(Secret), path, ", but found another value.");
            yield return new(keys, Set(-1), path, ", but found '-1'.");
            yield return new(keys, Set(true), path, ", but found another value.");
        }
        else if (Words.Contains(key))
        {
            yield return new(keys, Set(Secret), path, ", but found another value.");
            yield return new(keys, Set(12), path, ", but found '12'.");
            yield return new(keys, Set(value + "e"), path, $"Did you mean '{value}'?");
        }

        if (value is JsonValue)
            yield return new(keys, ReplaceBySection, path, ", but found a section.");
        else if (isOption)
            yield return new(keys, Set(Secret), path, ", but found a single value.");
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

    private static void ReplaceBySection(JsonNode parent, string key) => Put(parent, key, new JsonObject { ["a"] = Secret });

    private static void Remove(JsonNode parent, string key) => parent.AsObject().Remove(key);

    private static void Put(JsonNode parent, string key, JsonNode value)
    {
        if (parent is JsonArray array)
            array[int.Parse(key, null)] = value;
        else
            parent[key] = value;
    }
}
