using System.Globalization;
using System.Text;

namespace EventTracking.Generators.Json;

/// <summary>Escapes names at compile time, by the same rules as <c>JsonString</c> in the core, so that no name breaks a line.</summary>
internal static class JsonText
{
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
                result.Append('\\').Append(c);
            else if (IsUnsafeInALine(c))
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else
                result.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
        }

        return result.ToString();
    }

    /// <summary>The text between the quotes of a well-formed JSON string.</summary>
    public static string Unescape(string json)
    {
        if (json.IndexOf('\\') < 0)
            return json;

        var result = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] is not '\\')
            {
                result.Append(json[i]);
                continue;
            }

            i++;
            if (json[i] is 'u')
            {
                result.Append((char)ushort.Parse(json.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                result.Append(json[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
            }
        }

        return result.ToString();
    }

    private static bool IsUnsafeInALine(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or '\u061C' or '\u200E' or '\u200F'
            or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
