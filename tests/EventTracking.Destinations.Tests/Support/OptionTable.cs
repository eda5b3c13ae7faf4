using System.Text.RegularExpressions;

namespace EventTracking.Destinations.Tests.Support;

/// <summary>A table of options on a page, with the columns option, value and default.</summary>
internal static partial class OptionTable
{
    /// <summary>Returns the rows of a table, as option and default.</summary>
    /// <param name="path">The page, relative to the root of the repository.</param>
    /// <param name="heading">The heading of the table's section.</param>
    public static IReadOnlyDictionary<string, string> In(string path, string heading)
    {
        var page = Repository.Text(path);
        var start = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{path} has no section ## {heading}.");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Row().Matches(page[start..(end < 0 ? page.Length : end)]).ToDictionary(
            static row => row.Groups["option"].Value, static row => row.Groups["default"].Value);
    }

    [GeneratedRegex(@"^\| `(?<option>\w+)` \|.*\| ?(?<default>[^|]*?) ?\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
