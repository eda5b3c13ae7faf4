namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Resolves the links at a path.</summary>
internal static class LinkTarget
{
    /// <summary>The maximum number of links that Linux follows.</summary>
    private const int MaxLinks = 40;

    /// <summary>
    /// Returns the path that a link leads to, so that the file is created, locked and rolled there and the link stays. The file need
    /// not exist.
    /// </summary>
    /// <returns>The path itself if it is not a link, or if only the system can follow the link, as in <c>/proc</c>.</returns>
    public static string Resolve(string path)
    {
        var place = path;
        var isOfSystem = false;
        for (var links = 0; links < MaxLinks && TargetOf(place) is { } target; links++)
        {
            isOfSystem |= place.StartsWith("/proc/", StringComparison.Ordinal);
            place = Path.GetFullPath(target, Path.GetDirectoryName(place)!);
        }

        return isOfSystem && !Path.Exists(place) ? path : place;
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
