using System.Globalization;
using System.Text;

namespace EventTracking.Tool.Inference;

/// <summary>
/// Writes text as a string literal of both JSON and C#. Characters that could change how the rest of a line is displayed are escaped:
/// control characters, format characters such as those that reverse the direction, and separators of lines.
/// </summary>
internal static class QuotedText
{
    /// <summary>Returns the literal with its quotes.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
            Append(literal, rune);
        return literal.Append('"').ToString();
    }

    /// <summary>Escapes the characters that must not be displayed, and no others.</summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
                AppendEscaped(visible, rune);
            else
                visible.Append(rune);
        }

        return visible.ToString();
    }

    private static void Append(StringBuilder literal, Rune rune)
    {
        if (rune.Value is '"' or '\\')
            literal.Append('\\').Append(rune);
        else if (rune.Value is '\n' or '\r' or '\t')
            literal.Append('\\').Append(rune.Value switch { '\n' => 'n', '\r' => 'r', _ => 't' });
        else if (IsInvisible(rune))
            AppendEscaped(literal, rune);
        else
            literal.Append(rune);
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    private static void AppendEscaped(StringBuilder literal, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
            literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
    }
}
