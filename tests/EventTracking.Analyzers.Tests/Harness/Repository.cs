using System.Runtime.CompilerServices;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    /// <summary>The path of a file from the root of the repository.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root(), relative);

    /// <summary>The text of a file, with the line breaks of every platform alike; empty where there is no such file.</summary>
    public static string Text(string relative) =>
        File.Exists(Path(relative)) ? File.ReadAllText(Path(relative)).ReplaceLineEndings("\n") : "";

    private static string Root([CallerFilePath] string file = "")
    {
        var folder = System.IO.Path.GetDirectoryName(file);
        while (!File.Exists(System.IO.Path.Combine(folder!, "global.json")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder!;
    }
}
