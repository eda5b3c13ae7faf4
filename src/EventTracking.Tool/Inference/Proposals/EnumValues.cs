namespace EventTracking.Tool.Inference.Proposals;

/// <summary>Decides whether strings are the values of an enum.</summary>
internal static class EnumValues
{
    /// <summary>With fewer strings, further values are likely.</summary>
    private const int MinCount = 20;

    /// <summary>The average number of strings for each value.</summary>
    private const int MinAverage = 5;

    /// <summary>The last words of fields whose values are an open set, even if a log contains only a few of them.</summary>
    private static readonly HashSet<string> OpenSets = new(StringComparer.Ordinal)
    {
        "id", "uid", "guid", "name", "user", "username", "author", "owner", "email", "title", "label", "text", "body", "message", "comment",
        "code", "key", "slug", "token", "hash", "host", "path", "url", "file", "answer", "question", "value",
    };

    /// <summary>Whether a field with these strings is proposed as an enum.</summary>
    /// <param name="field">The name of the field on the wire.</param>
    /// <param name="values">The different strings with their numbers.</param>
    public static bool AreClosedSet(string field, IReadOnlyDictionary<string, long> values)
    {
        var count = values.Values.Sum();
        return values.Count > 1
            && count >= MinCount
            && count >= (long)values.Count * MinAverage
            && values.Values.All(static count => count > 1)
            && !OpenSets.Contains(LastWord(field));
    }

    private static string LastWord(string field) =>
        CSharpName.Singular(CSharpName.OnTheWire(field).Split('_', '-', '.', ' ')[^1]);
}
