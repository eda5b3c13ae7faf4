using EventTracking.CompilerServices;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>A hand-written event may pass a wrong position; only its own data is affected.</summary>
public sealed class PositionTests
{
    private static readonly string Long = new('x', 100_000);

    /// <summary>Longer than any buffer that a thread keeps from one event to the next.</summary>
    private static readonly string TooLongToKeep = new('x', 2_000_000);

    [Fact]
    public void Fields_return_the_position_of_the_next_byte() =>
        Assert.Equal(
            """{"text":"a","flag":true,"int":-1,"long":2,"double":0.5,"texts":["a",null],"at":"2026-01-02T03:04:05+00:00"}""",
            Written.By(static (ref writer) =>
            {
                var at = writer.Begin();
                at = writer.AddString(at, "{\"text\":"u8, "a");
                at = writer.AddBoolean(at, ",\"flag\":"u8, true);
                at = writer.AddInt64(at, ",\"int\":"u8, -1);
                at = writer.AddInt64(at, ",\"long\":"u8, 2L);
                at = writer.AddDouble(at, ",\"double\":"u8, 0.5);
                at = writer.AddStrings(at, ",\"texts\":"u8, ["a", null]);
                at = writer.AddDateTimeOffset(at, ",\"at\":"u8, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
                writer.End(at, "}"u8);
            }));

    [Fact]
    public void Uncommon_values_keep_the_position()
    {
        var expected = $$"""{"long":"{{Long}}","none":null,"escaped":"\"","nan":null,"tiny":1E-300,"no_texts":null,"empty":[],"end":1}""";

        Assert.Equal(expected, Written.By(static (ref writer) =>
        {
            var at = writer.Begin();
            at = writer.AddString(at, "{\"long\":"u8, Long);
            at = writer.AddString(at, ",\"none\":"u8, default(string));
            at = writer.AddString(at, ",\"escaped\":"u8, "\"");
            at = writer.AddDouble(at, ",\"nan\":"u8, double.NaN);
            at = writer.AddDouble(at, ",\"tiny\":"u8, 1E-300);
            at = writer.AddStrings(at, ",\"no_texts\":"u8, default(string?[]));
            at = writer.AddStrings(at, ",\"empty\":"u8, Array.Empty<string>());
            at = writer.AddInt64(at, ",\"end\":"u8, 1);
            writer.End(at);
            writer.WriteRaw("}"u8);
        }));
    }

    [Fact]
    public void A_position_in_a_replaced_buffer_discards_the_data() => Assert.Equal("{}", Written.By(static (ref writer) =>
    {
        var stale = writer.Begin();
        writer.WriteString("{\"a\":"u8, TooLongToKeep);
        writer.AddInt64(stale, ",\"b\":"u8, 1);
    }));

    [Fact]
    public void A_default_position_discards_the_data() => Assert.Equal("{}", Written.By(static (ref writer) =>
    {
        writer.WriteRaw("{\"a\":1}"u8);
        writer.End(default);
    }));
}
