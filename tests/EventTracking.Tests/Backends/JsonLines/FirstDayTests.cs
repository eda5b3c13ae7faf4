using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A file is dated by its first event.</summary>
public sealed class FirstDayTests
{
    [Fact]
    public void An_empty_file_is_dated_by_its_first_event()
    {
        using var file = Rolled(RollingInterval.Day).Open();
        file.Clock.Advance(TimeSpan.FromDays(3));
        file.Write("a");
        file.Clock.Advance(TimeSpan.FromMinutes(1));
        file.Write("b");
        Assert.Equal(["events.jsonl"], file.Files);

        file.Clock.Advance(TimeSpan.FromDays(5));
        file.Write("c");
        Assert.Equal(["events.2026-11-26.000001.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void After_a_restart_the_file_keeps_the_date_of_its_first_event()
    {
        using var file = Rolled(RollingInterval.Day);
        file.Folder.Write(FileBackend.FileName, Line("2026-11-20T08") + Line("2026-11-23T08"));
        File.SetLastWriteTimeUtc(file.Path, CollectingTracker.Now.UtcDateTime);

        file.Open().Write("a");

        Assert.Equal(["events.2026-11-20.000001.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void An_event_name_resembling_a_timestamp_is_not_parsed_as_one()
    {
        using var file = Rolled(RollingInterval.Day);
        file.Folder.Write(FileBackend.FileName, Line("2026-11-20T08").Replace("\"n\"", """
            "\",\"timestamp\":\"2001-01-01T00"
            """, StringComparison.Ordinal));

        file.Open().Write("a");

        Assert.Equal(["events.2026-11-20.000001.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void A_file_rolled_by_size_is_dated_by_its_first_event()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, MaxFileSize = 200 }).Open();
        file.Write("a");
        file.Clock.Advance(TimeSpan.FromDays(2));
        file.Write("b");
        file.Write("c");

        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void A_file_can_be_rolled_hourly()
    {
        using var file = Rolled(RollingInterval.Hour);
        file.Clock.SetUtcNow(new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));
        file.Open().Write("a");
        file.Clock.Advance(TimeSpan.FromMinutes(59));
        file.Write("b");
        Assert.Equal(["events.jsonl"], file.Files);

        file.Clock.Advance(TimeSpan.FromMinutes(1));
        file.Write("c");
        file.Clock.Advance(TimeSpan.FromDays(1));
        file.Write("d");
        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.2026-11-23.000002.jsonl", "events.jsonl"], file.Files);
    }

    private static FileBackend Rolled(RollingInterval interval) =>
        new(file => new() { TimeProvider = file.Clock, RollingInterval = interval });

    private static string Line(string hour) =>
        $$$"""{"name":"n","timestamp":"{{{hour}}}:29:34.718308+00:00","data":{},"context":{}}""" + "\n";
}
