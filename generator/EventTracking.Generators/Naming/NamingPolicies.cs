using System.Globalization;
using System.Text;

namespace EventTracking.Generators.Naming;

/// <summary>Mirrors <c>JsonKnownNamingPolicy</c>: same names, same values.</summary>
internal enum NamingPolicy
{
    Unspecified = 0,
    CamelCase = 1,
    SnakeCaseLower = 2,
    SnakeCaseUpper = 3,
    KebabCaseLower = 4,
    KebabCaseUpper = 5,
}

/// <summary>Converts names exactly as <c>JsonNamingPolicy</c> does at run time; a test compares the two.</summary>
internal static class NamingPolicies
{
    private enum Previous
    {
        /// <summary>The start of the name, or a character that is copied unchanged and separates words.</summary>
        Boundary,
        Uppercase,
        LowercaseOrDigit,
        Space,
    }

    public static string Convert(this NamingPolicy policy, string name) => policy switch
    {
        NamingPolicy.CamelCase => ToCamelCase(name),
        NamingPolicy.SnakeCaseLower => Separate(name, '_', char.ToLowerInvariant),
        NamingPolicy.SnakeCaseUpper => Separate(name, '_', char.ToUpperInvariant),
        NamingPolicy.KebabCaseLower => Separate(name, '-', char.ToLowerInvariant),
        NamingPolicy.KebabCaseUpper => Separate(name, '-', char.ToUpperInvariant),
        _ => name,
    };

    /// <summary><c>VideoId</c> becomes <c>videoId</c>, <c>IOError</c> becomes <c>ioError</c>.</summary>
    public static string ToCamelCase(string name)
    {
        var count = 0;
        while (count < name.Length && char.IsUpper(name[count]))
            count++;

        // The last of several capitals begins the second word, unless the first word ends here.
        if (count > 1 && count < name.Length && name[count] != ' ')
            count--;
        return count == 0 ? name : name.Substring(0, count).ToLowerInvariant() + name.Substring(count);
    }

    /// <summary><c>VideoId</c> becomes <c>video_id</c>, <c>XMLHttpRequest2</c> becomes <c>xml_http_request2</c>.</summary>
    private static string Separate(string name, char separator, Func<char, char> convertCase)
    {
        var result = new StringBuilder(name.Length + 8);
        var previous = Previous.Boundary;

        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            switch (char.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.UppercaseLetter:
                    var beginsWord = previous is Previous.LowercaseOrDigit or Previous.Space
                        || (previous is Previous.Uppercase && i + 1 < name.Length && char.IsLower(name[i + 1]));
                    if (beginsWord)
                        result.Append(separator);
                    result.Append(convertCase(letter));
                    previous = Previous.Uppercase;
                    break;

                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    if (previous is Previous.Space)
                        result.Append(separator);
                    result.Append(convertCase(letter));
                    previous = Previous.LowercaseOrDigit;
                    break;

                case UnicodeCategory.SpaceSeparator:
                    if (previous is not Previous.Boundary)
                        previous = Previous.Space;
                    break;

                default:
                    result.Append(letter);
                    previous = Previous.Boundary;
                    break;
            }
        }

        return result.ToString();
    }
}
