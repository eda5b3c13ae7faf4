namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>The C# files of this repository, without generated ones.</summary>
internal static class SourceFiles
{
    private static readonly string[] Folders = ["src", "generator", "analyzers", "tests", "samples"];

    /// <summary>Returns the paths relative to the root of the repository.</summary>
    public static IEnumerable<string> All() => Folders
        .SelectMany(static folder => Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
        .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(static path => !path.EndsWith(".verified.cs", StringComparison.Ordinal)
            && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
