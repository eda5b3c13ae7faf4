using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary><c>docs/generated-code.md</c> shows what is generated, not what once was.</summary>
public sealed partial class GeneratedCodePageTests
{
    [Fact]
    public void The_page_shows_the_file_as_it_is_generated()
    {
        var page = File.ReadAllText(Path.Combine(Repository(), "docs", "generated-code.md")).ReplaceLineEndings("\n");
        var blocks = CodeBlock().Matches(page).Select(static match => match.Groups["code"].Value).ToArray();

        var files = GeneratorRun.Of(blocks[0]).Files;

        Assert.Equal(files["Courses.VideoStopped.g.cs"], blocks[1]);
        Assert.Equal(files["EventTracking-Registration.g.cs"], blocks[2]);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    private static string Repository([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (!File.Exists(Path.Combine(folder!, "global.json")))
            folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
