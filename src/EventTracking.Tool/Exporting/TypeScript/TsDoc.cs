using System.Text;

namespace EventTracking.Tool.Exporting.TypeScript;

/// <summary>Text in a comment of TSDoc.</summary>
internal static class TsDoc
{
    /// <summary>Returns the text in one line. Characters with a meaning in TSDoc, and the end of the comment, are escaped.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in string.Join(' ', Quoted.WellFormed(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '@' or '{' or '}' or '<' or '>' or '`' or '\\' || (c is '/' && result.Length > 0 && result[^1] is '*'))
                result.Append('\\');
            result.Append(char.IsControl(c) ? ' ' : c);
        }

        return result.ToString();
    }
}
