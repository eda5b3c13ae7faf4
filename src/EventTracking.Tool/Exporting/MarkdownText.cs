using System.Text;
using System.Text.RegularExpressions;

namespace EventTracking.Tool.Exporting;

/// <summary>Text in GitHub's Markdown.</summary>
internal static partial class MarkdownText
{
    /// <summary>Returns a code span.</summary>
    public static string Code(string text)
    {
        var fence = new string('`', Backticks().Matches(text).Select(static match => match.Length).DefaultIfEmpty().Max() + 1);
        var padding = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return $"{fence}{padding}{text}{padding}{fence}";
    }

    /// <summary>Returns code in a table. A pipe ends the cell even in a code span, and not every reader can escape it there.</summary>
    public static string CodeInTable(string text) =>
        text.Contains('|', StringComparison.Ordinal) ? $"<code>{Escape(text)}</code>" : Code(text);

    /// <summary>Returns plain text as a paragraph or the content of a cell, in one line.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            var isStart = result.Length == 0;
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' => result.Append('\\').Append(c),
                '#' or '-' or '+' or '=' or ':' when isStart => result.Append('\\').Append(c),
                '.' or ')' when IsNumber(result) => result.Append('\\').Append(c),
                _ => result.Append(char.IsControl(c) ? ' ' : c),
            };
        }

        return Quoted.WellFormed(result.ToString());
    }

    /// <summary>A number at the start of a paragraph begins a list.</summary>
    private static bool IsNumber(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return false;
        }

        return text.Length > 0;
    }

    [GeneratedRegex("`+", RegexOptions.NonBacktracking)]
    private static partial Regex Backticks();
}
