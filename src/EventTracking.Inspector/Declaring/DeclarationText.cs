using System.Text;
using System.Text.Json;

namespace EventTracking.Inspector.Declaring;

/// <summary>Writes a declaration in C# for an event that was emitted without one.</summary>
internal static class DeclarationText
{
    /// <summary>Returns the declaration; <see langword="null"/> if the data is not an object, so that it has no fields.</summary>
    /// <param name="name">The event name.</param>
    /// <param name="line">A line of the event, whose data has the fields.</param>
    public static string? Of(string name, byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        if (!document.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return null;

        var typeName = MemberNames.TypeOf(name);
        var text = new StringBuilder();
        text.Append("[TrackedEvent(").Append(Literal(name)).Append(")]\n");
        text.Append("public sealed partial record ").Append(typeName).Append('(');
        text.AppendJoin(", ", ParametersOf(typeName, data));
        return text.Append(");").ToString();
    }

    private static List<string> ParametersOf(string typeName, JsonElement data)
    {
        var parameters = new List<string>();
        var names = new MemberNames(typeName);
        foreach (var field in data.EnumerateObject())
        {
            var member = names.Add(field.Name);
            var attribute = JsonNamingPolicy.SnakeCaseLower.ConvertName(member) == field.Name
                ? ""
                : $"[property: JsonPropertyName({Literal(field.Name)})] ";
            parameters.Add($"{attribute}{TypeOf(field.Value)} {member}");
        }

        return parameters;
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "long" : "double",
        JsonValueKind.Null => "string?",
        JsonValueKind.Array when ItemTypeOf(value) is { } item => $"IReadOnlyList<{item}>",
        _ => "JsonElement",
    };

    /// <summary>Returns the type that all items have, or <see langword="null"/> if they differ or are not scalars.</summary>
    private static string? ItemTypeOf(JsonElement array)
    {
        string? common = null;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                return null;

            var type = TypeOf(item);
            if ((common, type) is ("long", "double") or ("double", "long"))
                type = "double";
            else if (common is not null && common != type)
                return null;
            common = type;
        }

        return common;
    }

    /// <summary>
    /// Returns a string literal. JSON escapes are valid in C# too; everything but ASCII is escaped, so that no character can end the line
    /// or change how it looks. A lone surrogate becomes U+FFFD, as in a line.
    /// </summary>
    private static string Literal(string text) => $"\"{JsonEncodedText.Encode(Encoding.UTF8.GetBytes(text))}\"";
}
