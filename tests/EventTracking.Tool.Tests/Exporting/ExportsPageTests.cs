using System.Text.RegularExpressions;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary>The examples of <c>docs/exports.md</c> are what is exported for the event on that page.</summary>
public sealed partial class ExportsPageTests
{
    private const string Usings = "#nullable enable\nusing System;\nusing EventTracking;\n";

    private static readonly string Page = Repository.Text("docs/exports.md");

    public static TheoryData<string> Formats => [.. ExportFormat.All.Select(static format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_example_is_part_of_the_real_output(string format)
    {
        var section = Page.Split("\n## ").Single(section => section.StartsWith(format + "\n", StringComparison.Ordinal));
        var example = CodeBlock().Matches(section)[^1].Groups["text"].Value;

        Assert.NotEmpty(example);
        Assert.Contains(example, ExportRun.Text(format, [Example()]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_table_has_the_file(string format)
    {
        var file = ExportFormat.Find(format).Export([Example()])[0].Path
            .Replace("org.example.shop.purchased.2", "EVENT.VERSION", StringComparison.Ordinal);

        Assert.Contains($"| [`{format}`](#{format}) | `{file}` |", Page, StringComparison.Ordinal);
    }

    private static DataShape Example()
    {
        var source = CodeBlock().Match(Page).Groups["text"].Value;
        var tree = CSharpSyntaxTree.ParseText(
            Usings + source,
            new CSharpParseOptions(documentationMode: DocumentationMode.Parse),
            cancellationToken: TestContext.Current.CancellationToken);
        var compilation = EventShapes.CreateCompilation(
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(static path => MetadataReference.CreateFromFile(path)))
            .AddSyntaxTrees(tree);
        var type = Assert.Single(EventShapes.FindEvents(compilation, compilation.Assembly, TestContext.Current.CancellationToken));
        return EventShapes.Parse(compilation, type, TestContext.Current.CancellationToken).Shape;
    }

    [GeneratedRegex("```[a-z]+\n(?<text>.*?)```\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
