using System.Text;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A disk that is temporarily full.</summary>
public sealed class JsonLinesBackendFailureTests
{
    private static readonly JsonLinesOptions Manual = new() { FlushInterval = Timeout.InfiniteTimeSpan, LeaveOpen = true };

    private readonly FlakyStream _stream = new();
    private readonly CollectingLogger<Tracker> _log = new();

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Accepted_events_are_written_once_after_the_stream_recovers(int blockSize)
    {
        var accepted = new List<string>();
        var tracker = new Tracker(
            SomeBackends.Only(new JsonLinesBackend(_stream, new JsonLinesOptions
            {
                BlockSize = blockSize,
                FlushInterval = Timeout.InfiniteTimeSpan,
                LeaveOpen = true,
            })),
            logger: _log);

        for (var i = 0; i < 100; i++)
        {
            _stream.Fails = i is >= 30 and < 60;
            var before = tracker.CountLost(DropReason.BackendFailed);
            tracker.Emit($"n{i}");
            if (tracker.CountLost(DropReason.BackendFailed) == before)
                accepted.Add($"n{i}");
        }

        tracker.Dispose();

        Assert.Equal(accepted, Names());
        Assert.InRange(accepted.Count, 70, 99);
        var account = tracker.GetAccount("only");
        Assert.Equal((100, accepted.Count, 0), (account.Offered, account.Delivered, account.Pending));
        Assert.Equal(100 - accepted.Count, account.Dropped[DropReason.BackendFailed]);
        Assert.Contains(_log.Entries, static entry => entry.Exception is IOException);
    }

    [Fact]
    public void A_failed_flush_keeps_buffered_events()
    {
        using var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(_stream, Manual)));
        tracker.Emit("a");

        _stream.Fails = true;
        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));
        _stream.Fails = false;
        Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)));

        Assert.Equal(["a"], Names());
        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
    }

    [Fact]
    public void A_stream_that_fails_on_disposal_is_still_closed()
    {
        var backend = new JsonLinesBackend(_stream, new JsonLinesOptions { FlushInterval = Timeout.InfiniteTimeSpan });
        var tracker = new Tracker(SomeBackends.Only(backend));
        tracker.Emit("a");

        _stream.Fails = true;
        tracker.Dispose();

        Assert.True(_stream.IsClosed);
        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
    }

    private IEnumerable<string> Names() => Encoding.UTF8.GetString(_stream.ToArray())
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => JsonElement.Parse(line).GetProperty("name").GetString()!);
}
