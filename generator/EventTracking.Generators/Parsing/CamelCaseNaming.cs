namespace EventTracking.Generators.Parsing;

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
