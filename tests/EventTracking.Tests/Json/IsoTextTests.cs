using System.Globalization;
using System.Text;
using EventTracking.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class IsoTextTests
{
    private delegate int Write<T>(T value, ref byte destination);

    [Fact]
    public void Dates_match_the_framework() => Fuzz.Run(seed: 10, static random =>
        AssertWritten(SomeDate(random), IsoText.WriteDate, static date => date.ToString("O", CultureInfo.InvariantCulture)));

    [Fact]
    public void Instants_match_the_framework_without_trailing_zeros() => Fuzz.Run(seed: 11, static random =>
        AssertWritten(
            SomeInstant(random),
            IsoText.WriteInstant,
            static instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)));

    [Fact]
    public void Durations_of_either_sign_match_the_framework() => Fuzz.Run(seed: 12, static random =>
        AssertWritten(
            SomeDuration(random), IsoText.WriteDuration, static duration => duration.ToString("c", CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_UTC_offset_matches_the_framework()
    {
        for (var minutes = -14 * 60; minutes <= 14 * 60; minutes++)
        {
            AssertWritten(
                TimeSpan.FromMinutes(minutes),
                IsoText.WriteOffset,
                static offset => new DateTimeOffset(DateTime.UnixEpoch.Ticks, offset).ToString("zzz", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Minimum_and_maximum_values_match_the_framework()
    {
        foreach (var duration in (TimeSpan[])
        [
            TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromTicks(-1),
        ])
        {
            AssertWritten(duration, IsoText.WriteDuration, static duration => duration.ToString("c", CultureInfo.InvariantCulture));
        }

        foreach (var instant in (DateTime[])[DateTime.MinValue, DateTime.MaxValue])
            AssertWritten(instant, IsoText.WriteSeconds, static instant => instant.ToString("s", CultureInfo.InvariantCulture));
    }

    private static DateOnly SomeDate(Random random) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1));

    /// <summary>Fractions of all lengths: most instants have trailing zeros.</summary>
    private static DateTime SomeInstant(Random random)
    {
        var step = (long)Math.Pow(10, random.Next(8));
        return new DateTime(random.NextInt64(DateTime.MaxValue.Ticks) / step * step);
    }

    private static TimeSpan SomeDuration(Random random) =>
        TimeSpan.FromTicks(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(63));

    private static void AssertWritten<T>(T value, Write<T> write, Func<T, string> expected)
    {
        Span<byte> destination = stackalloc byte[IsoText.MaxLength];
        var written = write(value, ref destination[0]);
        Assert.Equal(expected(value), Encoding.ASCII.GetString(destination[..written]));
    }
}
