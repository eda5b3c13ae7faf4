using System.Globalization;
using System.Text;
using EventTracking.Line;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Line;

public sealed class LineTimestampTests
{
    [Fact]
    public void Timestamps_in_any_order_match_the_framework()
    {
        var timestamp = new LineTimestamp();
        var instant = DateTime.UnixEpoch.Ticks;
        Fuzz.Run(seed: 9, random =>
        {
            instant = random.Next(3) == 0
                ? random.NextInt64(DateTime.MaxValue.Ticks)
                : Math.Max(0, instant + random.NextInt64(-TimeSpan.TicksPerSecond, 2 * TimeSpan.TicksPerSecond));
            AssertWritten(timestamp, Math.Min(instant, DateTime.MaxValue.Ticks));
        });
    }

    [Fact]
    public void Boundary_timestamps_match_the_framework()
    {
        var timestamp = new LineTimestamp();
        foreach (var instant in (long[])[0, 9, 10, 9_999_999, 10_000_000, 9_999_999, 0, DateTime.MaxValue.Ticks, 0])
            AssertWritten(timestamp, instant);
    }

    private static void AssertWritten(LineTimestamp timestamp, long utcTicks)
    {
        var destination = new byte[LineTimestamp.Length];
        timestamp.Write(utcTicks, ref destination[0]);
        Assert.Equal(
            new DateTime(utcTicks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture),
            Encoding.ASCII.GetString(destination));
    }
}
