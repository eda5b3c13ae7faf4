using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>Where two JSON values are not equal, the order of their properties included.</summary>
internal sealed class JsonDifference
{
    /// <summary>For readers to which a number is what its digits say.</summary>
    public static readonly JsonDifference Exact = new(JsonElement.DeepEquals);

    /// <summary>For readers whose numbers are doubles.</summary>
    public static readonly JsonDifference BesidesPrecision = new(static (expected, actual) =>
        expected.ValueKind is JsonValueKind.Number
            ? expected.GetDouble().Equals(actual.GetDouble())
            : JsonElement.DeepEquals(expected, actual));

    private readonly Func<JsonElement, JsonElement, bool> _areEqual;

    private JsonDifference(Func<JsonElement, JsonElement, bool> areEqual) => _areEqual = areEqual;

    /// <summary>The path of the first difference, and what is there; <see langword="null"/> if there is none.</summary>
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

        (not (JsonValueKind.Object or JsonValueKind.Array), var kind) when kind == expected.ValueKind && _areEqual(expected, actual) => null,

        _ => $"{path}: expected {expected.GetRawText()}, found {actual.GetRawText()}",
    };

    private static bool HaveSameNames(JsonElement expected, JsonElement actual) =>
        expected.EnumerateObject().Select(static property => property.Name)
            .SequenceEqual(actual.EnumerateObject().Select(static property => property.Name));
}
