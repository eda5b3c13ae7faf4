using System.Globalization;
using System.Text;
using EventTracking.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class DecimalDigitsTests
{
    [Fact]
    public void Numbers_of_every_size_match_the_framework() => Fuzz.Run(seed: 5, static random =>
    {
        var value = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
        AssertWritten(value);
        AssertWritten((long)value);
        AssertWritten(-(long)value);
    });

    [Fact]
    public void Numbers_around_each_power_of_ten_and_two_match_the_framework()
    {
        for (var (power, i) = (1UL, 0); i <= 19; power *= 10, i++)
            AssertAround(power);
        for (var i = 0; i < 64; i++)
            AssertAround(1UL << i);
        AssertWritten(long.MinValue);
        AssertWritten(ulong.MaxValue);
    }

    [Fact]
    public void Small_numbers_match_the_framework()
    {
        for (var value = -20_000L; value <= 20_000; value++)
            AssertWritten(value);
    }

    private static void AssertAround(ulong value)
    {
        AssertWritten(value - 1);
        AssertWritten(value);
        AssertWritten(value + 1);
    }

    private static void AssertWritten(ulong value)
    {
        var destination = new byte[DecimalDigits.MaxLength + 1];
        var length = DecimalDigits.Write(value, ref destination[0]);
        AssertText(value.ToString(CultureInfo.InvariantCulture), destination, length);
    }

    private static void AssertWritten(long value)
    {
        var destination = new byte[DecimalDigits.MaxLength + 1];
        var length = DecimalDigits.Write(value, ref destination[0]);
        AssertText(value.ToString(CultureInfo.InvariantCulture), destination, length);
    }

    /// <summary>The rest of the buffer stays zero.</summary>
    private static void AssertText(string expected, byte[] destination, int length)
    {
        Assert.Equal(expected, Encoding.ASCII.GetString(destination, 0, length));
        Assert.False(destination.AsSpan(length).ContainsAnyExcept((byte)0), expected);
    }
}
