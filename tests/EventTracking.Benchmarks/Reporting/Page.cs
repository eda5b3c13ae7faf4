namespace EventTracking.Benchmarks.Reporting;

/// <summary>A page with tables that come from a run: each part stands between two markers.</summary>
internal static class Page
{
    /// <summary>Replaces a part of the page.</summary>
    /// <param name="path">The page.</param>
    /// <param name="part">The name of the part, as its markers have it.</param>
    /// <param name="text">What is to stand there.</param>
    /// <exception cref="InvalidDataException">The page has no such part.</exception>
    public static void Replace(string path, string part, string text)
    {
        var (opening, closing) = ($"<!-- {part}: from a run -->\n", $"<!-- end of {part} -->");
        var page = File.ReadAllText(path);
        var start = page.IndexOf(opening, StringComparison.Ordinal);
        var end = page.IndexOf(closing, StringComparison.Ordinal);
        if (start < 0 || end < start)
            throw new InvalidDataException($"The page '{path}' lacks the lines '{opening.TrimEnd()}' and '{closing}'.");

        File.WriteAllText(path, $"{page[..(start + opening.Length)]}\n{text.Trim()}\n\n{page[end..]}");
    }
}
