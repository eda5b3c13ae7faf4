using System.Globalization;
using System.Text;

namespace EventTracking.Generators.Naming;

/// <summary>The members of <c>JsonKnownNamingPolicy</c>, by the same names and numbers.</summary>
internal enum NamingPolicy
{
    Unspecified = 0,
    CamelCase = 1,
    SnakeCaseLower = 2,
    SnakeCaseUpper = 3,
    KebabCaseLower = 4,
    KebabCaseUpper = 5,
}

/// <summary>Converts names as <c>JsonNamingPolicy</c> does at run time; a test holds the two against each other.</summary>
internal static class NamingPolicies
{
    public static string Convert(this NamingPolicy policy, string name) => policy switch
    {
        NamingPolicy.CamelCase => CamelCaseNaming.Convert(name),
        NamingPolicy.SnakeCaseLower => SeparatedNaming.Convert(name, '_', char.ToLowerInvariant),
        NamingPolicy.SnakeCaseUpper => SeparatedNaming.Convert(name, '_', char.ToUpperInvariant),
        NamingPolicy.KebabCaseLower => SeparatedNaming.Convert(name, '-', char.ToLowerInvariant),
        NamingPolicy.KebabCaseUpper => SeparatedNaming.Convert(name, '-', char.ToUpperInvariant),
        _ => name,
    };
}

/// <summary><c>VideoId</c> becomes <c>videoId</c>, <c>IOError</c> becomes <c>ioError</c>.</summary>
internal static class CamelCaseNaming
{
    public static string Convert(string name)
    {
        var leading = LeadingCapitals(name);
        return leading == 0 ? name : name.Substring(0, leading).ToLowerInvariant() + name.Substring(leading);
    }

    /// <summary>How many letters turn small: all capitals up to the one that begins the second word.</summary>
    private static int LeadingCapitals(string name)
    {
        var count = 0;
        while (count < name.Length && char.IsUpper(name[count]))
            count++;

        return count <= 1 || count == name.Length || name[count] == ' ' ? count : count - 1;
    }
}

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
