using System.Security;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Emission;

/// <summary>Formats text for C# and for doc comments.</summary>
internal static class CodeText
{
    private const int MinRawQuotes = 3;

    /// <summary>A string literal.</summary>
    public static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string QuotedOrNull(string? text) => text is null ? "null" : Quoted(text);

    /// <summary>A UTF-8 literal, raw if possible, because JSON with escaped quotes is hard to read.</summary>
    public static string Utf8(string json) =>
        json.Contains("\"\"\"") || json is ['"', ..] or [.., '"'] || !json.Contains('"')
            ? $"{Quoted(json)}u8"
            : $"\"\"\"{json}\"\"\"u8";

    /// <summary>The quotes for a raw string of several lines: one more than any sequence of quotes in it.</summary>
    public static string RawQuotes(IEnumerable<string> lines)
    {
        var quotes = new string('"', MinRawQuotes);
        while (lines.Any(line => line.Contains(quotes)))
            quotes += '"';
        return quotes;
    }

    /// <summary>Text in a doc comment. Any line break would end the comment.</summary>
    public static string Xml(string text) => SecurityElement.Escape(OneLine(text))!;

    /// <summary>Replaces line breaks and control characters with spaces, and characters that XML does not allow with U+FFFD.</summary>
    public static string OneLine(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')
                characters[i] = ' ';
            else if (text[i] is '\uFFFE' or '\uFFFF' || (char.IsSurrogate(text[i]) && !IsInPair(text, i)))
                characters[i] = '\uFFFD';
        }

        return new string(characters);
    }

    private static bool IsInPair(string text, int index) =>
        char.IsSurrogatePair(text, char.IsLowSurrogate(text[index]) ? Math.Max(index - 1, 0) : Math.Min(index, text.Length - 2));
}
