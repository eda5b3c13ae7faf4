using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>The pages of this repository.</summary>
internal static partial class Documentation
{
    /// <summary>The C# in a page, block by block.</summary>
    /// <param name="page">The path of the page from the root of the repository.</param>
    public static IReadOnlyList<string> CodeBlocks(string page) =>
        [.. CSharp().Matches(Text(page)).Select(static match => match.Groups["code"].Value)];

    /// <summary>The text of a page, with the line breaks of every platform alike.</summary>
    /// <param name="page">The path of the page from the root of the repository.</param>
    public static string Text(string page) => File.ReadAllText(Path.Combine(Repository(), page)).ReplaceLineEndings("\n");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    private static string Repository([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (!File.Exists(Path.Combine(folder!, "global.json")))
            folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
