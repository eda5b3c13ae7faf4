using System.Text;

namespace EventTracking.Tool.Tests.Inputs;

/// <summary>Lock files as inputs, on disk and in history.</summary>
public sealed class LockInputTests
{
    private const string Lock = """
        eventtracking lock 1

        org.edx.video.stop 1
          video_id string

        """;

    [Fact]
    public void The_events_of_a_lock_are_read()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("list", folder.Write("events.lock", Lock));

        Assert.Equal("", run.Error);
        Assert.Contains("org.edx.video.stop", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_is_recognized_by_its_first_line()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, ToolRun.Of("list", folder.Write("events.lock.orig", Lock)).ExitCode);
    }

    [Theory]
    [InlineData("eventtracking lock 2\n", ":1: ")]
    [InlineData("eventtracking lock 1\n\n<<<<<<< HEAD\norg.shop.paid 1\n", ":3: ")]
    [InlineData("eventtracking lock 1\r\n", ":1: the line ends with CR LF")]
    [InlineData("\uFEFFeventtracking lock 1\n", ":1: ")]
    public void A_lock_that_cannot_be_read_is_an_error_with_line_and_reason(string text, string reason)
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("list", folder.Write("events.lock", text));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"events.lock{reason}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_is_not_text_is_an_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("events.lock"), [0xFF, 0xFE, 0x65]);

        var run = ToolRun.Of("list", folder.PathOf("events.lock"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("it is not UTF-8 text", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_is_read_from_history()
    {
        using var repository = new SomeRepository();
        repository.Commit("src/events.lock", Lock);
        Directory.Delete(Path.GetDirectoryName(repository.PathOf("src/events.lock"))!, recursive: true);

        var run = ToolRun.Of("list", $"git:HEAD:{repository.PathOf("src/events.lock")}");

        Assert.Equal("", run.Error);
        Assert.Contains("org.edx.video.stop", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git:HEAD:{0}/other.lock", "other.lock")]
    [InlineData("git:v9:{0}/events.lock", "Is 'v9' fetched?")]
    [InlineData("git::{0}/events.lock", "Expected git:REV[:PATH]")]
    [InlineData("git:--output=x:{0}/events.lock", "Expected git:REV[:PATH]")]
    public void A_revision_or_file_that_does_not_exist_is_an_error(string input, string reason)
    {
        using var repository = new SomeRepository();
        repository.Commit("events.lock", Lock);

        var run = ToolRun.Of("list", string.Format(null, CompositeFormat.Parse(input), repository.FullName));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }
}
