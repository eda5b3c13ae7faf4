using System.Text;
using EventTracking.Reading.Tests.Events;

namespace EventTracking.Reading.Tests;

/// <summary>Lines of earlier versions are converted.</summary>
public sealed class VersionTests
{
    [Theory]
    [InlineData("""{"video_id":"a","current_time":1.5,"reason":"end"}""", 0, "end")]
    [InlineData("""{"video_id":"a","current_time":1.5,"reason":"end"}""", 4, "end")]
    [InlineData("""{"video_id":"a","current_time":1.5}""", 3, "unknown")]
    [InlineData("""{"video_id":"a","current_time":1.5}""", 2, "unknown")]
    [InlineData("""{"video_id":"a","current_time":"1.5"}""", 1, "unknown")]
    public void The_chain_of_conversions_is_followed(string data, int version, string reason)
    {
        Assert.True(EventReader.TryRead<VideoStopped>(Line(data, version), out var read, out var error), $"{error}");
        Assert.Equal(new VideoStopped("a", 1.5, reason), read);
        Assert.True(EventReader.TryReadData(Encoding.UTF8.GetBytes(data), version, out VideoStopped alone, out error), $"{error}");
        Assert.Equal(read, alone);
    }

    [Fact]
    public void A_negative_version_throws() => Assert.Throws<ArgumentOutOfRangeException>(
        static () => EventReader.TryReadData<VideoStopped>("{}"u8, -1, out _, out _));

    [Fact]
    public void Data_of_another_version_is_an_error_with_its_path()
    {
        Assert.False(EventReader.TryRead<VideoStopped>(Line("""{"video_id":"a","current_time":1.5}""", 1), out _, out var error));
        Assert.Equal(("current_time", "expected a string but found a number"), (error.Path, error.Reason));
    }

    [Fact]
    public void A_conversion_that_throws_is_an_error()
    {
        Assert.False(EventReader.TryRead<VideoStopped>(Line("""{"video_id":"a","current_time":"soon"}""", 1), out _, out var error));
        Assert.Equal("the value was rejected with FormatException", error.Reason);
    }

    [Fact]
    public void A_later_version_is_an_error()
    {
        Assert.False(EventReader.TryRead<VideoStopped>(Line("{}", 5), out _, out var error));
        Assert.Equal("has a version later than 4, the current one of the event", error.Reason);
    }

    [Fact]
    public void Fields_that_have_become_optional_take_their_defaults()
    {
        var line = """
            {"name":"org.example.order.placed","timestamp":"2026-11-23T19:29:34Z","version":1,
             "data":{"order_id":"a","lines":[],"status":"open","boxes":0,"tags":{}}}
            """u8;
        Assert.True(EventReader.TryRead<OrderPlaced>(line, out var read, out _));
        Assert.Equal((null, 5), (read.Note, read.Priority));
    }

    private static byte[] Line(string data, int version)
    {
        var extra = version == 0 ? "" : $",\"version\":{version}";
        return Encoding.UTF8.GetBytes(
            $$"""
            {"name":"org.example.video.stopped","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{{data}},"context":{}{{extra}}}
            """);
    }
}
