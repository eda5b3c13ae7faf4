using System.Text.Json;
using Xunit;

namespace EventTracking.Tests.Differential;

/// <summary>Asserts that two JSON values are equal, the order of their properties included.</summary>
internal static class JsonDifference
{
    /// <summary>Fails with the path of the first difference.</summary>
    public static void IsNone(byte[] expected, byte[] actual) =>
        IsNone(Find(JsonElement.Parse(expected), JsonElement.Parse(actual), JsonElement.DeepEquals, "$"));

    /// <summary>The same for a reader whose numbers are doubles.</summary>
    public static void IsNoneBesidesPrecision(byte[] expected, string actual) =>
        IsNone(Find(JsonElement.Parse(expected), JsonElement.Parse(actual), AreEqualAsDoubles, "$"));

    private static void IsNone(string? difference) => Assert.True(difference is null, difference);

    private static string? Find(JsonElement expected, JsonElement actual, Func<JsonElement, JsonElement, bool> areEqual, string path)
    {
        if (expected.ValueKind != actual.ValueKind)
            return Describe(path, expected, actual);

        return expected.ValueKind switch
        {
            JsonValueKind.Object => FindInObjects(expected, actual, areEqual, path),
            JsonValueKind.Array => FindInArrays(expected, actual, areEqual, path),
            _ => areEqual(expected, actual) ? null : Describe(path, expected, actual),
        };
    }

    private static string? FindInObjects(JsonElement expected, JsonElement actual, Func<JsonElement, JsonElement, bool> areEqual, string path)
    {
        var names = expected.EnumerateObject().Select(static property => property.Name);
        if (!names.SequenceEqual(actual.EnumerateObject().Select(static property => property.Name)))
            return Describe(path, expected, actual);

        return expected.EnumerateObject().Zip(actual.EnumerateObject())
            .Select(pair => Find(pair.First.Value, pair.Second.Value, areEqual, $"{path}.{pair.First.Name}"))
            .FirstOrDefault(static difference => difference is not null);
    }

    private static string? FindInArrays(JsonElement expected, JsonElement actual, Func<JsonElement, JsonElement, bool> areEqual, string path)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
            return Describe(path, expected, actual);

        return expected.EnumerateArray().Zip(actual.EnumerateArray())
            .Select((pair, index) => Find(pair.First, pair.Second, areEqual, $"{path}[{index}]"))
            .FirstOrDefault(static difference => difference is not null);
    }

    private static bool AreEqualAsDoubles(JsonElement expected, JsonElement actual) =>
        expected.ValueKind is JsonValueKind.Number
            ? expected.GetDouble().Equals(actual.GetDouble())
            : JsonElement.DeepEquals(expected, actual);

    private static string Describe(string path, JsonElement expected, JsonElement actual) =>
        $"{path}: expected {expected.GetRawText()}, found {actual.GetRawText()}";
}
