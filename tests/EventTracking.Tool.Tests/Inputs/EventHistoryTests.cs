namespace EventTracking.Tool.Tests.Inputs;

/// <summary>The lock beside a project adds the earlier versions of its events.</summary>
[Trait("Category", "Processes")]
public sealed class EventHistoryTests
{
    [Fact]
    public void Earlier_versions_are_exported()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("export", "json-schema", "-o", folder.FullName, "--events", SomeBuiltProject.In(folder));

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.True(File.Exists(folder.PathOf("json-schema/org.example.course.problem.checked.1.json")));
        Assert.True(File.Exists(folder.PathOf("json-schema/org.example.course.problem.checked.2.json")));
    }

    [Theory]
    [InlineData("""{"answer":"a","problem_id":"p"}""", 0)]
    [InlineData("""{"answer":5,"problem_id":"p"}""", 1)]
    public void Lines_of_an_earlier_version_are_checked_against_it(string data, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write(
            "tracking.log",
            $$"""{"name":"org.example.course.problem.checked","timestamp":"2026-11-23T19:29:34Z","data":{{data}},"context":{},"version":1}""");

        var run = ToolRun.Of("verify", log, "--events", SomeBuiltProject.In(folder));

        Assert.Equal(("", exitCode), (run.Error, run.ExitCode));
    }
}
