using System.Text.RegularExpressions;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>The pages of this repository.</summary>
internal static partial class Documentation
{
    /// <summary>The C# blocks of a page.</summary>
    /// <param name="page">The path of the page from the root of the repository.</param>
    public static IReadOnlyList<string> CodeBlocks(string page) =>
        [.. CSharp().Matches(Repository.Text(page)).Select(static match => match.Groups["code"].Value)];

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
