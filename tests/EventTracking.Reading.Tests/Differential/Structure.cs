using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Reading.Tests.Differential;

/// <summary>Compares objects by their fields and items, also where their own <c>Equals</c> compares references.</summary>
internal static class Structure
{
    /// <summary>Returns the path of the first difference; <see langword="null"/> if there is none.</summary>
    public static string? Difference(object? expected, object? actual, string path = "")
    {
        if (expected is null || actual is null)
            return expected is null && actual is null ? null : $"{path}: {expected ?? "null"} and {actual ?? "null"}";
        switch (expected)
        {
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                return ((JsonElement)actual).ValueKind is JsonValueKind.Undefined ? null : $"{path}: an undefined element and {actual}";
            case JsonElement element:
                return Same(element.GetRawText(), ((JsonElement)actual).GetRawText(), path);
            case JsonDocument document:
                return Same(document.RootElement.GetRawText(), ((JsonDocument)actual).RootElement.GetRawText(), path);
            case JsonNode node:
                return Same(node.ToJsonString(), ((JsonNode)actual).ToJsonString(), path);
            case double or float or Half or string or Enum or IFormattable or Uri or Version or bool:
                return expected.Equals(actual) ? null : $"{path}: {expected} and {actual}";
        }

        if (expected.GetType().Name.StartsWith("ReadOnlyMemory", StringComparison.Ordinal)
            || expected.GetType().Name.StartsWith("Memory", StringComparison.Ordinal))
        {
            return Difference(ToArray(expected), ToArray(actual), path);
        }

        if (IsDefault(expected) || IsDefault(actual))
            return IsDefault(expected) == IsDefault(actual) ? null : $"{path}: one of the arrays is default";
        if (expected is IEnumerable items && actual is IEnumerable others)
            return Items(items, others, path);
        if (expected.GetType() != actual.GetType())
            return $"{path}: {expected.GetType()} and {actual.GetType()}";
        return Fields(expected)
            .Select(field => Difference(field.GetValue(expected), field.GetValue(actual), $"{path}.{field.Name}"))
            .FirstOrDefault(static difference => difference is not null);
    }

    private static string? Same(string expected, string actual, string path) =>
        JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)) ? null : $"{path}: {expected} and {actual}";

    /// <summary>Whether the value is an <c>ImmutableArray</c> without an array.</summary>
    private static bool IsDefault(object value) => value.GetType().GetProperty("IsDefault")?.GetValue(value) is true;

    private static object ToArray(object memory) => memory.GetType().GetMethod("ToArray")!.Invoke(memory, null)!;

    private static string? Items(IEnumerable expected, IEnumerable actual, string path)
    {
        var (first, second) = (Sorted(expected), Sorted(actual));
        if (first.Count != second.Count)
            return $"{path}: {first.Count} and {second.Count} items";
        return first.Zip(second, (one, other) => Difference(one, other, path + "[]"))
            .FirstOrDefault(static difference => difference is not null);
    }

    /// <summary>Sets and dictionaries can enumerate equal items in another order.</summary>
    private static List<object?> Sorted(IEnumerable items)
    {
        var list = items.Cast<object?>().ToList();
        return IsUnordered(items.GetType()) ? [.. list.OrderBy(static item => item!.ToString(), StringComparer.Ordinal)] : list;
    }

    private static bool IsUnordered(Type type) => type.GetInterfaces().Any(static contract => contract.IsGenericType
        && (contract.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            || contract.GetGenericTypeDefinition() == typeof(IReadOnlySet<>)));

    private static IEnumerable<FieldInfo> Fields(object value)
    {
        for (var type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType!)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
