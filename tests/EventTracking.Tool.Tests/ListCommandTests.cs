namespace EventTracking.Tool.Tests;

/// <summary><c>dotnet events list</c>.</summary>
public sealed class ListCommandTests
{
    private static readonly string VideoCourse = Path.Combine(AppContext.BaseDirectory, "VideoCourse.dll");

    [Fact]
    public void The_events_of_an_assembly_are_listed()
    {
        var run = ToolRun.Of("list", VideoCourse);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("org.example.course.video.stopped", run.Output, StringComparison.Ordinal);
    }
}
