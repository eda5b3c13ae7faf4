namespace EventTracking.Diagnostics;

/// <summary>Lists what there is, for the message that says that something is not there.</summary>
internal static class KnownNames
{
    public static string List(IEnumerable<string> names)
    {
        var listed = string.Join("', '", names);
        return listed.Length == 0 ? "none" : $"'{listed}'";
    }
}
