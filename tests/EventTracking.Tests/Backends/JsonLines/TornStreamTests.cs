using System.Text;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A stream such as a socket may fail after a partial write: no later event is appended to the partial line.</summary>
public sealed class TornStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(120)]
    public void After_a_partial_block_every_event_has_its_own_line(int taken)
    {
        var stream = new TornStream { Takes = taken };
        using var tracker = new Tracker(
            SomeBackends.Only(new JsonLinesBackend(stream, new() { FlushInterval = Timeout.InfiniteTimeSpan })));
        tracker.Emit("a");
        tracker.Emit("b");
        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));

        stream.Takes = int.MaxValue;
        tracker.Emit("c");
        tracker.Flush(TimeSpan.FromMinutes(1));

        Assert.Equal(["a", "b", "c"], stream.Names.Distinct());
        Assert.Equal(3, tracker.GetAccount("only").Delivered);
    }

    [Fact]
    public void A_failed_line_break_is_retried()
    {
        var stream = new TornStream { Takes = 50 };
        using var tracker = new Tracker(
            SomeBackends.Only(new JsonLinesBackend(stream, new() { FlushInterval = Timeout.InfiniteTimeSpan })));
        tracker.Emit("a");
        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));
        stream.Takes = 0;
        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));

        stream.Takes = int.MaxValue;
        tracker.Flush(TimeSpan.FromMinutes(1));

        Assert.Equal(["a"], stream.Names);
    }

    [Fact]
    public void A_torn_large_event_is_dropped_and_the_next_has_its_own_line()
    {
        var stream = new TornStream { Takes = 50 };
        using var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(stream, new() { BlockSize = 0 })));
        tracker.Emit("a");
        stream.Takes = int.MaxValue;
        tracker.Emit("b");

        Assert.Equal(["b"], stream.Names);
        Assert.Equal(1, tracker.GetAccount("only").Dropped[DropReason.BackendFailed]);
    }

    /// <summary>Writes the first bytes, and throws if there are more.</summary>
    private sealed class TornStream : MemoryStream
    {
        public int Takes { get; set; }

        /// <summary>The names of the events, skipping lines that are not JSON.</summary>
        public IEnumerable<string> Names =>
            from line in Encoding.UTF8.GetString(ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            where line.EndsWith('}')
            select JsonElement.Parse(line).GetProperty("name").GetString();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer[..Math.Min(Takes, buffer.Length)].ToArray(), 0, Math.Min(Takes, buffer.Length));
            if (Takes < buffer.Length)
                throw new IOException("Connection reset by peer");
        }
    }
}
