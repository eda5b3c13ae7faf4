using System.Globalization;
using System.Text;

namespace EventTracking.Http.Requests;

/// <summary>Keys and header values, which a server may repeat in an error message.</summary>
internal sealed class Secrets(IEnumerable<string?> values)
{
    private const int MaxLength = 300;

    private readonly string[] _values =
        [.. values.OfType<string>().Where(static value => value.Length > 0).OrderByDescending(static value => value.Length)];

    /// <summary>Returns the start of a text from a server on one line, without secrets.</summary>
    public string Quote(ReadOnlySpan<byte> text)
    {
        // Secrets are removed before the text is cut, so that no part of one is left.
        var quoted = Encoding.UTF8.GetString(text);
        foreach (var value in _values)
            quoted = quoted.Replace(value, "***", StringComparison.OrdinalIgnoreCase);

        var line = new StringBuilder();
        foreach (var rune in quoted.EnumerateRunes())
        {
            if (line.Length >= MaxLength)
                return line.Append("...").ToString();
            line.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }
}
