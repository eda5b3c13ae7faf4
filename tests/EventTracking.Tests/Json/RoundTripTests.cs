using System.Globalization;
using EventTracking.Json;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class RoundTripTests
{
    private const int SmallestExponent = -1074;
    private const int LargestExponent = 1023;

    [Fact]
    public void Every_power_of_two_round_trips()
    {
        for (var exponent = SmallestExponent; exponent <= LargestExponent; exponent++)
        {
            var value = Math.Pow(2, exponent);
            Assert.Equal(value, ReadBack(value));
            Assert.Equal(-value, ReadBack(-value));
        }
    }

    private static double ReadBack(double value) =>
        double.Parse(value.ToString(RoundTrip.FormatOf(value), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
