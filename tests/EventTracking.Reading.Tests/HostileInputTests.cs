using System.Diagnostics;
using System.Text;
using EventTracking.Reading.Tests.Differential;
using EventTracking.Shared.Differential;

namespace EventTracking.Reading.Tests;

/// <summary>Whatever the bytes are, reading ends with an event or an error.</summary>
public sealed class HostileInputTests
{
    private static readonly int Lines = LongRun.Choose(quick: 4_000, full: 200_000, @long: 2_000_000);

    /// <summary>Pieces that are likely to find a gap: brackets, escapes, extreme numbers, invalid UTF-8.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-", "1e999", "-0", "99999999999999999999999999999999999999999",
            "\\u0000", "\\ud800", "\\", "{\"", "\":", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "\"$type\":", "\"version\":1,", "\"data\":{},",
            "\n", "\0", "NaN",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80],
    ];

    [Fact]
    public void A_mutated_line_never_throws()
    {
        var random = new Random(20261130);
        var originals = AllShapes.ByName.Values
            .SelectMany(static shape => shape.TakeEvents(5))
            .Where(static original => RoundTrip.IsReadable(original.GetType()))
            .Select(static original => (Type: original.GetType(), BothLines: RoundTrip.Of(original)))
            .ToArray();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Lines; i++)
        {
            var (type, trip) = originals[random.Next(originals.Length)];
            var line = Mutate(trip.Line, random);
            var start = Stopwatch.GetTimestamp();
            var isRead = RoundTrip.TryReadLine(type, line, out var read, out var error);
            var elapsed = Stopwatch.GetElapsedTime(start);
            slowest = elapsed > slowest ? elapsed : slowest;
            Assert.Equal((isRead, !isRead), (read is not null, error is not null));
            if (error is not null)
                Assert.InRange(error.BytePosition, 0, line.Length);
            Assert.Equal(EventLine.TryParse(line, out var parsed, out _), parsed is not null);
        }

        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 40_000)]
    [InlineData("{\"root\":{\"topics\":[{\"title\":\"\",\"topics\":[", 5_000)]
    public void Deep_nesting_is_an_error(string opening, int repetitions)
    {
        var data = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, repetitions)));
        var type = AllShapes.ByName["Trees"].TakeEvents(1).Single().GetType();
        Assert.False(RoundTrip.TryReadData(type, data, out _, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void A_discriminator_can_be_at_any_position()
    {
        var type = AllShapes.ByName["StringDiscriminators"].TakeEvents(1).Single().GetType();
        Assert.True(RoundTrip.TryReadData(
            type, """{"media":{"title":"a","x":{"$type":"book"},"length":2,"$type":"video"}}"""u8.ToArray(), out var read, out _));
        Assert.Equal("StringDiscriminators { Media = Video { Title = a, Length = 2 } }", $"{read}");
        Assert.False(RoundTrip.TryReadData(type, """{"media":{"title":"a","$type":"film"}}"""u8.ToArray(), out _, out var error));
        Assert.Equal(("media.$type", "is not the discriminator of a known type"), (error!.Path, error.Reason));
    }

    private static byte[] Mutate(byte[] line, Random random)
    {
        var bytes = line.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            // Most of a line is its envelope; most mutations should hit the data.
            var at = random.Next(Math.Min(bytes.Count, 90), bytes.Count + 1);
            if (random.Next(8) == 0)
                at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3 when at < bytes.Count:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 30), bytes.Count - at)));
                    break;
                default:
                    if (random.Next(4) == 0)
                        bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
