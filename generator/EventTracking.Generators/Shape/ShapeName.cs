using EventTracking.Generators.Json;

namespace EventTracking.Generators.Shape;

/// <summary>How names are written in the text form: plain identifiers as they are, all others as JSON strings.</summary>
internal static class ShapeName
{
    /// <summary>A field, an enum member or the discriminator of a case.</summary>
    public static string Quote(string name) => IsPlain(name) ? name : $"\"{JsonText.Escape(name)}\"";

    /// <summary>An event, whose plain names include dots.</summary>
    public static string QuoteEvent(string name) =>
        name.Length > 0 && name.All(IsPartOfEventName) ? name : $"\"{JsonText.Escape(name)}\"";

    /// <summary>Whether the character is part of a name that is not quoted.</summary>
    public static bool IsPartOfName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    /// <summary>Whether the character is part of an event name that is not quoted.</summary>
    public static bool IsPartOfEventName(char c) => IsPartOfName(c) || c is '.' or '-' or '/' or ':';

    /// <summary>Whether the name is written without quotes.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && name[0] is not (>= '0' and <= '9') && name.All(IsPartOfName);

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).OrderBy(Quote, StringComparer.Ordinal)];

    /// <summary>The text of a JSON string with its quotes.</summary>
    public static string Unquote(string json) => JsonText.Unescape(json.Substring(1, json.Length - 2));
}
