using EventTracking.Tool.Exporting;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary><c>dotnet events export</c>.</summary>
public sealed class ExportCommandTests
{
    private static readonly string VideoCourse = Path.Combine(AppContext.BaseDirectory, "VideoCourse.dll");
    private static readonly string[] Formats = [.. ExportFormat.All.Select(static format => format.Name)];

    [Fact]
    public void All_formats_are_written_in_one_run()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of(["export", .. Formats, "-o", folder.PathOf("out"), "--events", VideoCourse]);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        var files = Files(folder);
        Assert.Superset(
            new HashSet<string>
            {
                "asyncapi.json", "events.d.ts", "events.duckdb.sql", "events.js", "events.md", "events.postgres.sql",
                "json-schema/org.example.course.video.stopped.1.json",
            },
            files.Keys.ToHashSet());
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), Paths(run, folder).Order(StringComparer.Ordinal));
        Assert.All(files.Values, static text => Assert.Contains(ExportFile.Marker, text, StringComparison.Ordinal));
        Assert.All(files.Values, static text => Assert.DoesNotContain('\r', text));
        Assert.All(files.Values, static text => Assert.EndsWith("\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_export_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] args = ["export", .. Formats, "-o", folder.PathOf("out"), "--events", VideoCourse];
        Assert.Equal(0, ToolRun.Of(args).ExitCode);
        var before = Files(folder);

        Assert.Equal(0, ToolRun.Of(args).ExitCode);

        Assert.Equal(before, Files(folder));
    }

    [Fact]
    public void An_unknown_format_is_a_usage_error_that_lists_the_formats()
    {
        var run = ToolRun.Of("export", "json-schema", "protobuf", "-o", "unused", "--events", VideoCourse);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("protobuf", run.Error, StringComparison.Ordinal);
        Assert.All(Formats, format => Assert.Contains(format, run.Error, StringComparison.Ordinal));
        Assert.False(Directory.Exists("unused"));
    }

    [Theory]
    [InlineData("export", "-o", "unused")]
    [InlineData("export", "markdown")]
    public void A_format_and_a_folder_are_required(params string[] args) => Assert.Equal(2, ToolRun.Of(args).ExitCode);

    [Fact]
    public void A_file_that_an_export_did_not_write_is_kept_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("events.md", "# My notes\n");

        var run = ToolRun.Of("export", "typescript", "markdown", "-o", folder.FullName, "--events", VideoCourse);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("events.md", run.Error, StringComparison.Ordinal);
        Assert.Contains("was not written by 'dotnet events'", run.Error, StringComparison.Ordinal);
        Assert.Equal("# My notes\n", File.ReadAllText(folder.PathOf("events.md")));
        Assert.Equal(["events.md"], folder.Files);
    }

    [Fact]
    public void A_file_that_an_export_wrote_is_replaced()
    {
        using var folder = new TemporaryFolder();
        folder.Write("events.md", $"<!-- {ExportFile.Notice("markdown")} -->\nold\n");

        Assert.Equal(0, ToolRun.Of("export", "markdown", "-o", folder.FullName, "--events", VideoCourse).ExitCode);

        Assert.DoesNotContain("old\n", File.ReadAllText(folder.PathOf("events.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_event_that_no_longer_exists_is_kept()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("json-schema"));
        var old = folder.Write("json-schema/org.example.old.1.json", $"{{ \"$comment\": \"{ExportFile.Notice("json-schema")}\" }}\n");

        Assert.Equal(0, ToolRun.Of("export", "json-schema", "-o", folder.FullName, "--events", VideoCourse).ExitCode);

        Assert.True(File.Exists(old));
    }

    [Fact]
    public void A_folder_that_is_a_file_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("out", "");

        var run = ToolRun.Of("export", "markdown", "-o", file, "--events", VideoCourse);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }

    private static SortedDictionary<string, string> Files(TemporaryFolder folder) => new(
        Directory.EnumerateFiles(folder.PathOf("out"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder.PathOf("out"), file).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);

    private static IEnumerable<string> Paths(ToolRun run, TemporaryFolder folder) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(path => Path.GetRelativePath(folder.PathOf("out"), path).Replace('\\', '/'));
}
