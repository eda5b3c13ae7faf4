using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Json;
using EventTracking.Queueing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class ExactDecimalTests
{
    [Fact]
    public void Short_decimals_are_handled_and_match_the_framework() => Fuzz.Run(seed: 6, static random =>
    {
        var value = random.NextInt64(0, 1_000_000_000_000_000 >> random.Next(50)) / 10_000.0;
        Assert.Equal(Expected(value), Write(value));
        Assert.Equal(Expected(-value), Write(-value));
    });

    [Fact]
    public void Every_handled_number_matches_the_framework() => Fuzz.Run(seed: 7, static random =>
    {
        var value = Any(random);
        Assert.Equal(Write(value) ?? Expected(value), Expected(value));
    });

    [Fact]
    public void All_doubles_match_System_Text_Json_and_round_trip()
    {
        var values = new List<double>();
        Fuzz.Run(seed: 8, random => values.Add(Any(random)));

        foreach (var portion in values.Where(double.IsFinite).Chunk(1000))
        {
            var json = Written.By((ref writer) =>
            {
                writer.WriteRaw("["u8);
                foreach (var value in portion)
                {
                    writer.WriteSeparator();
                    writer.WriteDouble(value);
                }

                writer.WriteRaw("]"u8);
            });

            Assert.Equal(JsonSerializer.Serialize(portion), json);
            using var document = JsonDocument.Parse(json);
            Assert.Equal(portion, document.RootElement.EnumerateArray().Select(static item => item.GetDouble()));
        }
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(86.75, "86.75")]
    [InlineData(0.1, "0.1")]
    [InlineData(100, "100")]
    [InlineData(99999999999.9999, "99999999999.9999")]
    public void Short_decimals_have_the_expected_text(double value, string text) => Assert.Equal(text, Write(value));

    [Theory]
    [InlineData(0.00001)]
    [InlineData(0.1 + 0.2)]
    [InlineData(1e11)]
    [InlineData(-1e11)]
    [InlineData(1e300)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Other_numbers_are_left_to_the_framework(double value) => Assert.Null(Write(value));

    /// <summary>Decimals and their neighbors, integers and random bit patterns.</summary>
    private static double Any(Random random)
    {
        var value = random.Next(4) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            1 => random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000) / Math.Pow(10, random.Next(12)),
            2 => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
            _ => random.NextDouble() * Math.Pow(10, random.Next(20)),
        };
        return random.Next(3) switch
        {
            0 => Math.BitIncrement(value),
            1 => Math.BitDecrement(value),
            _ => value,
        };
    }

    /// <summary>The text, or <see langword="null"/> if the number is not handled.</summary>
    private static string? Write(double value)
    {
        var destination = new byte[ExactDecimal.MaxLength];
        var length = ExactDecimal.TryWrite(value, ref destination[0]);
        return length == 0 ? null : Encoding.ASCII.GetString(destination, 0, length);
    }

    private static string Expected(double value) => value.ToString(CultureInfo.InvariantCulture);
}
