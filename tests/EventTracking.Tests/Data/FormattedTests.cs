using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Values that format themselves are written completely at any length, or become a reported null.</summary>
public sealed class FormattedTests
{
    public static TheoryData<int> Lengths => [0, 1, 2, 47, 48, 49, 50, 255, 256, 257, 512, 1_000, 10_000, 65_536, 100_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Text_of_any_length_is_written_as_a_value(int length) =>
        Assert.Equal(Text(length), Value(Written.By((ref writer) => Write(ref writer, (ref w) => w.WriteQuoted(new Digits(length))))));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Text_of_any_length_is_written_as_a_key(int length) =>
        Assert.Equal($$"""{"{{Text(length)}}":1}""", Written.By((ref writer) =>
        {
            writer.WriteRaw("{"u8);
            writer.WriteKey(new Digits(length));
            writer.WriteRaw("1}"u8);
        }));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Text_of_any_length_is_written_from_characters(int length) =>
        Assert.Equal(Text(length), Value(Written.By((ref writer) => Write(ref writer, (ref w) => w.WriteFormatted(new Digits(length))))));

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(100_000)]
    public void A_big_integer_is_written_with_all_its_digits(int digits)
    {
        var value = -BigInteger.Parse(Text(digits), CultureInfo.InvariantCulture);

        Assert.Equal("-" + Text(digits), Value(Written.By((ref writer) => Write(ref writer, (ref w) => w.WriteFormatted(value)))));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData("\u2028")]
    [InlineData("é")]
    [InlineData("😀")]
    public void Text_is_escaped(string text)
    {
        Assert.Equal(text, Value(Written.By((ref writer) => Write(ref writer, (ref w) => w.WriteQuoted(new Literal(text))))));
        Assert.Equal(text, Value(Written.By((ref writer) => Write(ref writer, (ref w) => w.WriteFormatted(new Literal(text))))));
        Assert.DoesNotContain('\n', Written.By((ref writer) => Write(ref writer, (ref w) => w.WriteQuoted(new Literal(text)))));
    }

    [Fact]
    public void A_value_that_never_fits_becomes_a_reported_null()
    {
        using var tracker = new CollectingTracker();

        tracker.Tracker.Emit(new ScriptedEvent(static (ref writer) =>
        {
            writer.WriteRaw("{\"a\":"u8);
            writer.WriteQuoted(default(NeverFits));
            writer.WriteRaw(",\"b\":"u8);
            writer.WriteFormatted(default(NeverFits));
            writer.WriteRaw("}"u8);
        }));

        Assert.Equal("""{"a":null,"b":null}""", tracker.Data);
        Assert.Equal(2, tracker.Failures(TrackingFailureKind.FieldFailed));
    }

    [Fact]
    public void A_key_that_never_fits_drops_its_field()
    {
        using var tracker = new CollectingTracker();

        tracker.Tracker.Emit(new ScriptedEvent(static (ref writer) =>
        {
            writer.WriteRaw("{\"a\":"u8);
            var checkpoint = writer.Checkpoint();
            try
            {
                writer.WriteRaw("{"u8);
                writer.WriteKey(default(NeverFits));
            }
            catch (FormatException exception)
            {
                writer.RollBack(checkpoint, "a", exception);
            }

            writer.WriteRaw("}"u8);
        }));

        Assert.Equal("""{"a":null}""", tracker.Data);
        Assert.Equal(1, tracker.Failures(TrackingFailureKind.FieldFailed));
    }

    [Fact]
    public void A_null_reference_is_written_as_null() =>
        Assert.Equal(
            """{"a":null}""",
            Written.By(static (ref writer) => Write(ref writer, static (ref w) => w.WriteFormatted<System.Net.IPAddress>(null))));

    [Fact]
    public void The_culture_of_the_thread_does_not_matter()
    {
        using var _ = new CultureScope("fi-FI");

        Assert.Equal(
            "-5", Value(Written.By(static (ref writer) => Write(ref writer, static (ref w) => w.WriteFormatted(new BigInteger(-5))))));
    }

    private static void Write(ref EventDataWriter writer, WriteScript value)
    {
        writer.WriteRaw("{\"a\":"u8);
        value(ref writer);
        writer.WriteRaw("}"u8);
    }

    private static string Value(string data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.GetProperty("a").GetString()!;
    }

    private static string Text(int length) => new('7', length);

    /// <summary>Formats itself as text of the given length.</summary>
    private readonly struct Digits(int length) : IUtf8SpanFormattable, ISpanFormattable
    {
        public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            bytesWritten = utf8Destination.Length < length ? 0 : length;
            if (utf8Destination.Length < length)
                return false;
            utf8Destination[..length].Fill((byte)'7');
            return true;
        }

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
            destination.TryWrite($"{Text(length)}", out charsWritten);

        public string ToString(string? format, IFormatProvider? formatProvider) => Text(length);
    }

    private readonly struct Literal(string text) : IUtf8SpanFormattable, ISpanFormattable
    {
        public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
            System.Text.Encoding.UTF8.TryGetBytes(text, utf8Destination, out bytesWritten);

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
            destination.TryWrite($"{text}", out charsWritten);

        public string ToString(string? format, IFormatProvider? formatProvider) => text;
    }

    private readonly struct NeverFits : IUtf8SpanFormattable, ISpanFormattable
    {
        public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            bytesWritten = 0;
            return false;
        }

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            charsWritten = 0;
            return false;
        }

        public string ToString(string? format, IFormatProvider? formatProvider) => "";
    }
}
