using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary><c>docs/generated-code.md</c> shows what is generated, not what once was.</summary>
public sealed class GeneratedCodePageTests
{
    [Fact]
    public void The_page_shows_the_file_as_it_is_generated()
    {
        var blocks = Documentation.CodeBlocks("docs/generated-code.md");

        var files = GeneratorRun.Of(blocks[0]).Files;

        Assert.Equal(files["Courses.VideoStopped.g.cs"], blocks[1]);
        Assert.Equal(files["EventTracking-Registration.g.cs"], blocks[2]);
    }
}
