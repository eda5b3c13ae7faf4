namespace EventTracking.Diagnostics;

/// <summary>Lists the known names for the message about an unknown one.</summary>
internal static class KnownNames
{
    public static string List(IEnumerable<string> names)
    {
        var listed = string.Join("', '", names);
        return listed.Length == 0 ? "none" : $"'{listed}'";
    }
}
