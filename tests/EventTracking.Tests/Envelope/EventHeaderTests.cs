using System.Text;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Envelope;

public sealed class EventHeaderTests
{
    [Fact]
    public void A_header_and_a_copy_of_the_line_are_the_same_event()
    {
        var (header, line) = Taken(static tracker => tracker.Emit(new VideoStopped("v", 86.75)));

        var opened = header.Open(line);

        Assert.Equal(Encoding.UTF8.GetString(line), Encoding.UTF8.GetString(opened.Json));
        Assert.Equal((header.Name, header.Id, header.Timestamp), (opened.Name, opened.Id, opened.Timestamp));
        Assert.Equal(1, header.Version);
        Assert.Same(VideoStopped.Descriptor, header.Descriptor);
        Assert.Equal("""{"video_id":"v","current_time":86.75}""", Encoding.UTF8.GetString(opened.DataJson));
    }

    [Fact]
    public void A_truncated_line_is_rejected()
    {
        var (header, line) = Taken(static tracker => tracker.Emit("test.event"));

        var error = Assert.Throws<ArgumentException>(() => header.Open(line.AsSpan(..^1)).Name);

        Assert.StartsWith($"The line has {line.Length - 1} bytes, fewer than that of the event.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_an_event_cannot_be_opened() =>
        Assert.Throws<InvalidOperationException>(static () => default(EventHeader).Open("{}"u8).Name);

    private static (EventHeader Header, byte[] Line) Taken(Action<Tracker> emit)
    {
        var (header, line) = (default(EventHeader), Array.Empty<byte>());
        using var tracker = new Tracker(SomeBackends.Only(new DelegateBackend(
            (in envelope) => (header, line) = (EventHeader.Of(in envelope), envelope.Json.ToArray()))));
        emit(tracker);
        return (header, line);
    }
}
