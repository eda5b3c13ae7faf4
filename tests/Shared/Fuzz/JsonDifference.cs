using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>Finds the first difference between two JSON values, including the order of properties.</summary>
internal sealed class JsonDifference
{
    /// <summary>Compares numbers exactly.</summary>
    public static readonly JsonDifference Exact = new(JsonElement.DeepEquals);

    /// <summary>Compares numbers as doubles.</summary>
    public static readonly JsonDifference IgnoringPrecision = new(static (expected, actual) =>
        expected.ValueKind is JsonValueKind.Number
            ? expected.GetDouble().Equals(actual.GetDouble())
            : JsonElement.DeepEquals(expected, actual));

    private readonly Func<JsonElement, JsonElement, bool> _areEqual;

    private JsonDifference(Func<JsonElement, JsonElement, bool> areEqual) => _areEqual = areEqual;

    /// <summary>Returns the path and the values of the first difference, or <see langword="null"/> if there is none.</summary>
    public string? Find(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) =>
        Find(JsonElement.Parse(expected), JsonElement.Parse(actual), "$");

    private string? Find(JsonElement expected, JsonElement actual, string path) => (expected.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) when HaveSameNames(expected, actual) =>
            expected.EnumerateObject().Zip(actual.EnumerateObject())
                .Select(pair => Find(pair.First.Value, pair.Second.Value, $"{path}.{pair.First.Name}"))
                .FirstOrDefault(static difference => difference is not null),

        (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == actual.GetArrayLength() =>
            expected.EnumerateArray().Zip(actual.EnumerateArray())
                .Select((pair, index) => Find(pair.First, pair.Second, $"{path}[{index}]"))
                .FirstOrDefault(static difference => difference is not null),

        (not (JsonValueKind.Object or JsonValueKind.Array), var kind) when kind == expected.ValueKind
            && _areEqual(expected, actual) => null,

        _ => $"{path}: expected {expected.GetRawText()} but found {actual.GetRawText()}",
    };

    private static bool HaveSameNames(JsonElement expected, JsonElement actual) =>
        expected.EnumerateObject().Select(static property => property.Name)
            .SequenceEqual(actual.EnumerateObject().Select(static property => property.Name));
}
