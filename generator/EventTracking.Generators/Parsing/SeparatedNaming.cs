using System.Globalization;
using System.Text;

namespace EventTracking.Generators.Parsing;

/// <summary><c>VideoId</c> becomes <c>video_id</c>, <c>XMLHttpRequest2</c> becomes <c>xml_http_request2</c>.</summary>
internal static class SeparatedNaming
{
    private enum After
    {
        /// <summary>The beginning, or a character that is no part of a word and stands for itself.</summary>
        Boundary,
        Capital,
        SmallOrDigit,
        Space,
    }

    public static string Convert(string name, char separator, Func<char, char> convertCase)
    {
        var result = new StringBuilder(name.Length + 8);
        var after = After.Boundary;

        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            switch (char.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.UppercaseLetter:
                    var beginsAWord = after is After.SmallOrDigit or After.Space
                        || (after is After.Capital && i + 1 < name.Length && char.IsLower(name[i + 1]));
                    if (beginsAWord)
                        result.Append(separator);
                    result.Append(convertCase(letter));
                    after = After.Capital;
                    break;

                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    if (after is After.Space)
                        result.Append(separator);
                    result.Append(convertCase(letter));
                    after = After.SmallOrDigit;
                    break;

                case UnicodeCategory.SpaceSeparator:
                    if (after is not After.Boundary)
                        after = After.Space;
                    break;

                default:
                    result.Append(letter);
                    after = After.Boundary;
                    break;
            }
        }

        return result.ToString();
    }
}
