using System.Buffers;
using System.Globalization;
using System.Text;

namespace EventTracking.Json;

/// <summary>Quotes a string as Python's <c>json.dumps</c> does: pure ASCII, everything else as <c>\uXXXX</c>.</summary>
internal static class PythonString
{
    /// <summary>Printable ASCII without the quote and the backslash; Python escapes U+007F, too.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return $"\"{text}\"";

        var quoted = new StringBuilder(text.Length + 16).Append('"');
        foreach (var character in text)
            Append(quoted, character);
        return quoted.Append('"').ToString();
    }

    private static StringBuilder Append(StringBuilder quoted, char character) => character switch
    {
        '"' => quoted.Append("\\\""),
        '\\' => quoted.Append("\\\\"),
        '\b' => quoted.Append("\\b"),
        '\f' => quoted.Append("\\f"),
        '\n' => quoted.Append("\\n"),
        '\r' => quoted.Append("\\r"),
        '\t' => quoted.Append("\\t"),
        >= ' ' and <= '~' => quoted.Append(character),
        _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };
}
