using System.Text.RegularExpressions;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary><c>docs/generated-code.md</c> matches the generated code.</summary>
public sealed partial class GeneratedCodePageTests
{
    [Fact]
    public void The_page_shows_the_generated_file()
    {
        var blocks = Documentation.CodeBlocks("docs/generated-code.md");

        var files = GeneratorRun.Of(blocks[0]).Files;

        Assert.Equal(files["Courses.VideoStopped.g.cs"], blocks[1]);
        Assert.Equal(files["EventTracking-Registration.g.cs"], blocks[2]);
    }

    [Fact]
    public void The_page_shows_the_order_of_the_parameters()
    {
        var shown = Order().Match(Repository.Text("docs/generated-code.md"));

        var code = GeneratorRun.Of(
            $"using System; [EventTracking.TrackedEvent(\"a.b\")] public partial {shown.Groups["record"]}").Files["OrderPlaced.g.cs"];

        Assert.Contains(shown.Groups["method"].Value, Qualifier().Replace(code, ""), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"For `(?<record>record [^`]+)`\s+it is `(?<method>Emit[^`]+)`")]
    private static partial Regex Order();

    [GeneratedRegex(@"global::\w+\.")]
    private static partial Regex Qualifier();
}
