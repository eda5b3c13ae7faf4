using System.Runtime.CompilerServices;

namespace EventTracking.Tests.Support;

/// <summary>The folder that holds the solution.</summary>
internal static class RepositoryRoot
{
    private const string Solution = "EventTracking.Generators.sln";

    /// <summary>Above this source file or, where a deterministic build has mapped source paths away, above the test's assembly.</summary>
    public static string Path { get; } = Above(ThisFile()) ?? Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No {Solution} above {ThisFile()} or {AppContext.BaseDirectory}.");

    private static string? Above(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, Solution)))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
