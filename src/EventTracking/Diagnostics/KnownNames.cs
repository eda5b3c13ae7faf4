namespace EventTracking;

/// <summary>Lists what there is, for the message that says that something is not there.</summary>
internal static class KnownNames
{
    public static string List(IEnumerable<string> names)
    {
        var quoted = names.Select(static name => $"'{name}'").ToArray();
        return quoted.Length == 0 ? "none" : string.Join(", ", quoted);
    }
}
