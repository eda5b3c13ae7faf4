using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Rolling by size and by day, and the number and order of retained files.</summary>
public sealed class RollingTests
{
    /// <summary>The length of the line of an event with a one-letter name, including its line break.</summary>
    private const int Line = 83;

    [Fact]
    public void A_file_is_rolled_before_an_event_that_would_exceed_its_size()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 2 * Line }).Open();

        file.Emit("a", "b", "c", "d", "e");

        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.2026-11-23.000002.jsonl", "events.jsonl"], file.Files);
        Assert.Equal(["a", "b"], Names(file, 0));
        Assert.Equal(["c", "d"], Names(file, 1));
        Assert.Equal(["e"], Names(file, 2));
    }

    [Fact]
    public void A_block_larger_than_the_file_limit_gets_its_own_file()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, MaxFileSize = 10 }).Open();

        file.Write("a", "b");
        file.Write("c");

        Assert.Equal(["a", "b"], Names(file, 0));
        Assert.Equal(["c"], file.Names);
    }

    [Fact]
    public void A_file_is_rolled_by_the_first_event_of_another_day()
    {
        using var file = Daily().Open();

        file.Write("a");
        file.Clock.SetUtcNow(new(2026, 11, 23, 23, 59, 59, TimeSpan.Zero));
        file.Write("b");
        file.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(file.Files);

        file.Write("c");
        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.jsonl"], file.Files);
        Assert.Equal(["a", "b"], Names(file, 0));
        Assert.Equal(["c"], file.Names);
    }

    [Fact]
    public void Days_are_UTC_days_in_any_time_zone()
    {
        using var file = Daily();
        file.Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(14), "east", "east"));
        file.Open().Write("a");

        file.Clock.Advance(TimeSpan.FromHours(4));
        file.Write("b");

        Assert.Single(file.Files);
    }

    [Fact]
    public void A_file_from_an_earlier_day_is_rolled_after_startup()
    {
        using var file = Daily();
        file.Folder.Write(FileBackend.FileName, "{}\n");
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc));

        file.Open().Write("a");

        Assert.Equal(["events.2026-11-20.000001.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void A_clock_jump_loses_no_events_and_keeps_their_order()
    {
        using var file = WrittenAsTheClockJumps(retainedFiles: 4);

        Assert.Equal(
            [
                "events.2026-11-22.000002.jsonl",
                "events.2026-11-23.000001.jsonl",
                "events.2026-11-23.000004.jsonl",
                "events.2036-11-23.000003.jsonl",
                "events.jsonl",
            ],
            file.Files);
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], InOrder(file));
        Assert.Equal(7, file.Account.Delivered);
    }

    [Fact]
    public void The_file_with_the_lowest_number_is_deleted_first()
    {
        using var file = WrittenAsTheClockJumps(retainedFiles: 3);

        Assert.Equal(
            ["events.2026-11-22.000002.jsonl", "events.2026-11-23.000004.jsonl", "events.2036-11-23.000003.jsonl", "events.jsonl"],
            file.Files);
    }

    [Fact]
    public void The_oldest_files_beyond_the_retained_count_are_deleted()
    {
        using var file = new FileBackend(
            static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1, RetainedFiles = 2 });
        var foreign =
            new[]
            {
                "events.2026-11-23.jsonl",
                "events.2026-11-23.00001x.jsonl",
                "other.2026-11-23.000001.jsonl",
                "events.2026-13-23.000001.jsonl",
            };
        foreach (var name in foreign)
            file.Folder.Write(name, "");

        file.Open().Emit("a", "b", "c", "d", "e");
        file.Tracker.Dispose();

        Assert.Equal(
            ["d", "c", "e"],
            [.. Names(file, "events.2026-11-23.000004.jsonl"), .. Names(file, "events.2026-11-23.000003.jsonl"), .. file.Names]);
        Assert.Equal(
            foreign.Order(StringComparer.Ordinal),
            file.Files.Except(["events.2026-11-23.000003.jsonl", "events.2026-11-23.000004.jsonl", "events.jsonl"]));
    }

    [Fact]
    public void Numbering_continues_after_a_restart()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1 });
        file.Folder.Write("events.2026-11-01.000041.jsonl.gz", "");

        file.Open().Emit("a", "b");

        Assert.Contains("events.2026-11-23.000042.jsonl", file.Files);
    }

    /// <summary>One day back, ten years forward and back again, like a clock without a battery.</summary>
    private static FileBackend WrittenAsTheClockJumps(int retainedFiles)
    {
        var file = new FileBackend(file => new()
        {
            TimeProvider = new JumpingClock(() => file.Now),
            FlushInterval = Timeout.InfiniteTimeSpan,
            RollingInterval = RollingInterval.Day,
            RetainedFiles = retainedFiles,
        }).Open();

        foreach (var (name, days) in new[] { ("a", 0), ("b", -1), ("c", 3653), ("d", 0), ("e", 0), ("f", 1), ("g", 1) })
        {
            file.Now = CollectingTracker.Now.AddDays(days);
            file.Write(name);
        }

        file.Tracker.Dispose();
        return file;
    }

    private static FileBackend Daily() => new(static file => new() { TimeProvider = file.Clock, RollingInterval = RollingInterval.Day });

    private static string[] Names(FileBackend file, int index) => Names(file, file.Files[index]);

    private static string[] Names(FileBackend file, string name) => SomeLines.NamesIn(file.Folder.PathOf(name));

    private static IEnumerable<string> InOrder(FileBackend file) => file.Files
        .OrderBy(static name => name == FileBackend.FileName)
        .ThenBy(static name => name[^12..])
        .SelectMany(name => Names(file, name));
}
