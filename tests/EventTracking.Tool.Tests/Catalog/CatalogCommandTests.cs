using EventTracking.Tool.Tests.Inputs;

namespace EventTracking.Tool.Tests.Catalog;

/// <summary><c>dotnet events catalog</c>.</summary>
public sealed class CatalogCommandTests
{
    private static readonly string VideoCourse = Path.Combine(AppContext.BaseDirectory, "VideoCourse.dll");

    [Fact]
    public void The_page_has_the_events_of_an_assembly_with_their_docs()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.FullName, "new", "catalog");

        var run = ToolRun.Of("catalog", VideoCourse, "-o", output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Path.Combine(output, "index.html"), run.Output.TrimEnd());
        var page = File.ReadAllText(Path.Combine(output, "index.html"));
        Assert.Contains("org.example.course.video.stopped", page, StringComparison.Ordinal);
        Assert.Contains("A learner jumped to another position in a video.", page, StringComparison.Ordinal);
        Assert.Contains("How much of it was watched.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_the_lines_that_emit_an_event()
    {
        using var folder = new TemporaryFolder();

        ToolRun.Of("catalog", VideoCourse, "-o", folder.FullName);

        var page = File.ReadAllText(folder.PathOf("index.html"));
        Assert.DoesNotContain(Repository.Root, page, StringComparison.Ordinal);
        Assert.Matches(
            "\"emissions\":\\[\\{\"member\":\"Learner\\.[A-Za-z]+\",\"location\":\"[^\"]*Learner\\.cs:[0-9]+\"",
            page);
    }

    [Fact]
    public void The_lock_next_to_a_project_adds_earlier_versions()
    {
        using var folder = new TemporaryFolder();
        var project = SomeBuiltProject.In(folder);

        var run = ToolRun.Of("catalog", project, "-o", folder.FullName);

        Assert.Equal("", run.Error);
        Assert.Contains("\"previous\":1", File.ReadAllText(folder.PathOf("index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_beside_the_assembly_adds_earlier_versions()
    {
        using var folder = new TemporaryFolder();
        var locked = folder.Write("events.lock", SomeBuiltProject.EarlierVersion);

        var run = ToolRun.Of("catalog", VideoCourse, locked, "-o", folder.FullName, "--title", "Our events");

        Assert.Equal(0, run.ExitCode);
        var page = File.ReadAllText(folder.PathOf("index.html"));
        Assert.Contains("\"previous\":1", page, StringComparison.Ordinal);
        Assert.Contains("<title>Our events</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_output_folder_is_required()
    {
        var run = ToolRun.Of("catalog", VideoCourse);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--output", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_replaces_an_earlier_one_but_no_other_file()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, ToolRun.Of("catalog", VideoCourse, "-o", folder.FullName).ExitCode);
        Assert.Equal(0, ToolRun.Of("catalog", VideoCourse, "-o", folder.FullName, "--title", "Second").ExitCode);
        Assert.Contains("<title>Second</title>", File.ReadAllText(folder.PathOf("index.html")), StringComparison.Ordinal);

        folder.Write("index.html", "the home page");
        var run = ToolRun.Of("catalog", VideoCourse, "-o", folder.FullName);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("index.html' was not written by 'dotnet events'", run.Error, StringComparison.Ordinal);
        Assert.Equal("the home page", File.ReadAllText(folder.PathOf("index.html")));
    }

    [Fact]
    public void An_output_that_is_a_file_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        var run = ToolRun.Of("catalog", VideoCourse, "-o", file);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }
}
