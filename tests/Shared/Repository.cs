using System.Reflection;
using System.Runtime.CompilerServices;

namespace EventTracking.Shared;

/// <summary>The files of this repository and the programs built from them.</summary>
internal static class Repository
{
    private const string Solution = "EventTracking.Generators.sln";

    /// <summary>
    /// The folder of the solution: above this source file or, if a deterministic build has mapped source paths, above the test assembly.
    /// </summary>
    public static string Root { get; } = Above(ThisFile()) ?? Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No {Solution} above {ThisFile()} or {AppContext.BaseDirectory}.");

    /// <summary>Returns the full path of a file.</summary>
    /// <param name="relative">The path relative to the root of the repository.</param>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>Returns the text of a file with normalized line breaks, or an empty string if the file does not exist.</summary>
    /// <param name="relative">The path relative to the root of the repository.</param>
    public static string Text(string relative) =>
        File.Exists(Path(relative)) ? File.ReadAllText(Path(relative)).ReplaceLineEndings("\n") : "";

    /// <summary>Returns the path of a program's assembly, built in the configuration of these tests.</summary>
    /// <param name="project">The project folder, relative to the root of the repository.</param>
    public static string Program(string project) => System.IO.Path.Combine(
        Root,
        project,
        "bin",
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        $"net{Environment.Version.ToString(2)}",
        $"{System.IO.Path.GetFileName(project)}.dll");

    private static string? Above(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, Solution)))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
