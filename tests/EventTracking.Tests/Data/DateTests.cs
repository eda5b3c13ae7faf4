using System.Text.Json;
using CsCheck;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Dates and times have the text that System.Text.Json gives them.</summary>
public sealed class DateTests
{
    private static readonly Gen<DateTimeKind> Kinds = Gen.OneOfConst(DateTimeKind.Utc, DateTimeKind.Local, DateTimeKind.Unspecified);

    /// <summary>Whole seconds, milliseconds and microseconds are frequent because their fractions are shortened.</summary>
    private static readonly Gen<long> Ticks = Gen.Select(
        Gen.Long[0, DateTime.MaxValue.Ticks],
        Gen.OneOfConst(1L, 10L, TimeSpan.TicksPerMillisecond, 100 * TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond),
        static (ticks, unit) => ticks - (ticks % unit));

    [Fact]
    public void DateTimes_of_every_kind_match_System_Text_Json() => Gen.Select(Ticks, Kinds).Sample(static (ticks, kind) =>
    {
        var value = new DateTime(ticks, kind);
        Assert.Equal(Parsed(Expected(value)), Parsed(Written.By((ref writer) => writer.WriteDateTime(value))));
    });

    [Fact]
    public void DateTimeOffsets_match_System_Text_Json() => Gen.Select(Ticks, Gen.Int[-14 * 60, 14 * 60]).Sample(static (ticks, minutes) =>
    {
        var offset = TimeSpan.FromMinutes(minutes);
        var value = new DateTimeOffset(Math.Clamp(ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), offset);
        Assert.Equal(Parsed(Expected(value)), Parsed(Written.By((ref writer) => writer.WriteDateTimeOffset(value))));
    });

    [Fact]
    public void DateOnly_values_match_System_Text_Json() => Gen.Int[0, DateOnly.MaxValue.DayNumber].Sample(static days =>
    {
        var value = DateOnly.FromDayNumber(days);
        Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteDateOnly(value)));
    });

    [Fact]
    public void TimeOnly_values_match_System_Text_Json() => Ticks.Sample(static ticks =>
    {
        var value = new TimeOnly(ticks % TimeSpan.TicksPerDay);
        Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteTimeOnly(value)));
    });

    [Fact]
    public void TimeSpans_match_System_Text_Json()
    {
        Gen.Long.Sample(static ticks =>
        {
            var value = new TimeSpan(ticks);
            Assert.Equal(Expected(value), Written.By((ref writer) => writer.WriteTimeSpan(value)));
        });
        Assert.Equal(Expected(TimeSpan.MinValue), Written.By(static (ref writer) => writer.WriteTimeSpan(TimeSpan.MinValue)));
    }

    private static string Expected<T>(T value) => JsonSerializer.Serialize(value);

    /// <summary>System.Text.Json escapes the plus sign of an offset.</summary>
    private static string? Parsed(string json) => JsonSerializer.Deserialize<string>(json);
}
