using System.Buffers;
using System.Globalization;
using System.Text;

namespace EventTracking.Tests.Json;

/// <summary>Writes the content of a JSON string the simple way, rune by rune.</summary>
internal static class PlainJsonString
{
    public static string Escape(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            // A lone surrogate becomes U+FFFD.
            _ = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            Append(escaped, rune);
            text = text[consumed..];
        }

        return escaped.ToString();
    }

    public static int CountLoneSurrogates(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) is not OperationStatus.Done)
                count++;
            text = text[consumed..];
        }

        return count;
    }

    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('"', '\\');

    private static StringBuilder Append(StringBuilder escaped, Rune rune) => rune.Value switch
    {
        '"' => escaped.Append("\\\""),
        '\\' => escaped.Append("\\\\"),
        '\b' => escaped.Append("\\b"),
        '\f' => escaped.Append("\\f"),
        '\n' => escaped.Append("\\n"),
        '\r' => escaped.Append("\\r"),
        '\t' => escaped.Append("\\t"),
        var value when IsUnsafeInALine(value) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}"),
        _ => escaped.Append(rune),
    };

    private static bool IsUnsafeInALine(int value) =>
        value is < 0x20
            or (>= 0x7F and <= 0x9F)
            or 0x061C
            or 0x200E or 0x200F
            or (>= 0x2028 and <= 0x202E)
            or (>= 0x2066 and <= 0x2069)
            or 0xFEFF;
}
