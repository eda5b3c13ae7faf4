using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventTracking.Tool.Exporting;

/// <summary>Text as a JSON string, which is also a string literal of JavaScript.</summary>
internal static partial class Quoted
{
    /// <summary>Returns the text with quotes. Characters that are invisible or change the direction of text are escaped.</summary>
    public static string Json(string text)
    {
        var json = JsonEncodedText.Encode(WellFormed(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return $"\"{Invisible().Replace(json, Escape)}\"";
    }

    /// <summary>Returns the text itself if all of it is visible, else as a JSON string.</summary>
    public static string IfInvisible(string text) =>
        text.Length == 0 || text.Trim().Length < text.Length || text.Any(char.IsControl) || Invisible().IsMatch(text) ? Json(text) : text;

    /// <summary>Replaces lone surrogates, as the writers of events do.</summary>
    public static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private static string Escape(Match match) =>
        string.Concat(match.Value.Select(static c => $"\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}"));

    [GeneratedRegex(@"[\p{Cf}\p{Zl}\p{Zp}]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Invisible();
}
