namespace EventTracking.Tool.Emissions;

/// <summary>The paths of source files as the compiler recorded them.</summary>
internal static class SourcePath
{
    /// <summary>The root of the repository in the symbols of a deterministic build.</summary>
    private const string DeterministicRoot = "/_/";

    /// <summary>
    /// Returns the path with forward slashes: relative to a folder if the file is in it, and to the root of the repository if it was
    /// recorded in a deterministic build.
    /// </summary>
    public static string From(string folder, string file)
    {
        if (file.StartsWith(DeterministicRoot, StringComparison.Ordinal))
            return file[DeterministicRoot.Length..];

        var relative = Path.GetRelativePath(folder, file);
        var isOutside = relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative);
        return (isOutside ? file : relative).Replace('\\', '/');
    }
}
