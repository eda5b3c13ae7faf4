using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>When events are written: after an interval, when a block is full, immediately, or on a flush.</summary>
public sealed class FlushPolicyTests
{
    [Fact]
    public void An_event_is_written_after_the_flush_interval()
    {
        using var file = new FileBackend().Open();

        file.Emit("a");
        file.Clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Empty(file.Names);

        file.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(["a"], file.Names);

        file.Emit("b");
        file.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a", "b"], file.Names);
    }

    [Fact]
    public void Nothing_is_written_without_events()
    {
        using var file = new FileBackend().Open();

        file.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, file.Calls.Writes);
    }

    [Fact]
    public void Without_an_interval_an_event_waits_for_a_flush()
    {
        using var file = new FileBackend(
            static file => new() { TimeProvider = file.Clock, FlushInterval = Timeout.InfiniteTimeSpan }).Open();

        file.Emit("a");
        file.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(file.Names);

        file.Write();
        Assert.Equal(["a"], file.Names);
    }

    [Fact]
    public void Without_buffering_an_event_is_written_before_emit_returns()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 0 }).Open();

        file.Emit("a");
        Assert.Equal(["a"], file.Names);
        Assert.Equal((1, 0), (file.Account.Delivered, file.Account.Pending));
    }

    [Fact]
    public void Many_events_share_one_write()
    {
        using var file = new FileBackend().Open();

        for (var i = 0; i < 50_000; i++)
            file.Emit("event");

        Assert.Equal(50_000 * 87 / (2 * 1024 * 1024), file.Calls.Writes);
        Assert.Equal(50_000, file.Account.Delivered + file.Account.Pending);
    }

    [Fact]
    public void A_failed_interval_write_is_reported_and_retried()
    {
        using var file = new FileBackend().Open();
        file.Calls.Writing = static _ => -ErrorNumber.NoSpace;

        file.Emit("a");
        file.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, file.Failures(TrackingFailureKind.BackendDegraded));
        Assert.Equal(1, file.Account.Pending);

        file.Calls.Writing = static _ => null;
        file.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a"], file.Names);
        Assert.Equal(1, file.Account.Delivered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_flush_timer_does_not_capture_the_execution_context(bool hasTimers)
    {
        var flow = new AsyncLocal<string?> { Value = "request" };
        var seen = flow.Value;
        using var isWritten = new ManualResetEventSlim();
        var interval = TimeSpan.FromMilliseconds(1);
        using var file = new FileBackend(_ => hasTimers
            ? new() { FlushInterval = interval, TimeProvider = TimeProvider.System }
            : new() { FlushInterval = interval });
        file.Calls.Writing = _ =>
        {
            seen = flow.Value;
            isWritten.Set();
            return null;
        };

        file.Open().Emit("a");
        isWritten.WaitInTime();

        Assert.Null(seen);
    }
}
