using System.Text.Json;
using CsCheck;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Numbers have the text that System.Text.Json gives them.</summary>
public sealed class NumberTests
{
    [Fact]
    public void Integers_of_every_size_match_System_Text_Json()
    {
        Gen.SByte.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteInt64(value))));
        Gen.Byte.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteUInt64(value))));
        Gen.Short.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteInt64(value))));
        Gen.UShort.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteUInt64(value))));
        Gen.Int.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteInt64(value))));
        Gen.UInt.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteUInt64(value))));
        Gen.Long.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteInt64(value))));
        Gen.ULong.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteUInt64(value))));
        Gen.Bool.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteBoolean(value))));
    }

    [Fact]
    public void Integers_of_128_bits_match_System_Text_Json() => Gen.Select(Gen.ULong, Gen.ULong).Sample(static (high, low) =>
    {
        var signed = new Int128(high, low);
        var unsigned = new UInt128(high, low);
        Assert.Equal(Expected(signed), Written.By((ref writer) => writer.WriteInt128(signed)));
        Assert.Equal(Expected(unsigned), Written.By((ref writer) => writer.WriteUInt128(unsigned)));
    });

    [Fact]
    public void Decimals_match_System_Text_Json_digit_by_digit()
    {
        Gen.Decimal.Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteDecimal(value))));
        Assert.Equal("1.50", Written.By(static (ref writer) => writer.WriteDecimal(1.50m)));
    }

    [Fact]
    public void Floating_point_numbers_match_System_Text_Json()
    {
        Gen.Double.Where(double.IsFinite)
            .Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteDouble(value))));
        Gen.Float.Where(float.IsFinite)
            .Sample(static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteSingle(value))));
        Gen.UShort.Select(BitConverter.UInt16BitsToHalf).Where(Half.IsFinite).Sample(
            static value => Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteHalf(value))));
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(1e15)]
    [InlineData(1e16)]
    [InlineData(1e-5)]
    [InlineData(0.1 + 0.2)]
    [InlineData(9007199254740993.0)]
    public void Awkward_doubles_match_System_Text_Json(double value) =>
        Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteDouble(value)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void NaN_and_infinities_become_null_or_named_literals(double value)
    {
        Assert.Equal("null", Written.By((ref writer) => writer.WriteDouble(value)));
        Assert.Equal("null", Written.By((ref writer) => writer.WriteSingle((float)value)));
        Assert.Equal("null", Written.By((ref writer) => writer.WriteHalf((Half)value)));

        var named = JsonSerializer.Serialize(value, Named);
        Assert.Equal(named, Written.By((ref writer) => writer.WriteNamed(value)));
        Assert.Equal(named, Written.By((ref writer) => writer.WriteNamed((float)value)));
        Assert.Equal(named, Written.By((ref writer) => writer.WriteNamed((Half)value)));
    }

    [Fact]
    public void Named_and_quoted_numbers_match_System_Text_Json() => Gen.Double.Sample(static value =>
    {
        Assert.Equal(JsonSerializer.Serialize(value, Named), Written.By((ref writer) => writer.WriteNamed(value)));
        Assert.Equal(JsonSerializer.Serialize((float)value, Named), Written.By((ref writer) => writer.WriteNamed((float)value)));
        Assert.Equal(JsonSerializer.Serialize((Half)value, Named), Written.By((ref writer) => writer.WriteNamed((Half)value)));
        if (double.IsFinite(value))
            Assert.Equal(JsonSerializer.Serialize(value, Quoted), Written.By((ref writer) => writer.WriteQuoted(value)));
    });

    private static readonly JsonSerializerOptions Named = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly JsonSerializerOptions Quoted = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.WriteAsString,
    };

    private static string Expected<T>(T value) => JsonSerializer.Serialize(value);
}
