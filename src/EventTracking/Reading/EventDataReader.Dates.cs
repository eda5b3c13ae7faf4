using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace EventTracking;

public ref partial struct EventDataReader
{
    /// <summary>
    /// Reads a date and time in ISO 8601. Its kind is UTC for <c>Z</c>, local for an offset, and otherwise unspecified.
    /// </summary>
    public DateTime ReadDateTime()
    {
        if (!Is(JsonTokenType.String, "a date and time"))
            return default;
        if (!_json.TryGetDateTime(out var value))
            Fail("expected a date and time in ISO 8601 but found another string");
        return value;
    }

    /// <summary>Reads a date and time with its offset in ISO 8601.</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        if (!Is(JsonTokenType.String, "a date and time"))
            return default;
        if (!_json.TryGetDateTimeOffset(out var value))
            Fail("expected a date and time in ISO 8601 but found another string");
        return value;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>.</summary>
    public DateOnly ReadDateOnly()
    {
        Span<char> text = stackalloc char[ShortText];
        if (Is(JsonTokenType.String, "a date")
            && TryGetCharacters(ref text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
        {
            return value;
        }

        Fail("expected a date as yyyy-MM-dd but found another string");
        return default;
    }

    /// <summary>Reads <c>HH:mm:ss</c>, with up to seven fraction digits.</summary>
    public TimeOnly ReadTimeOnly()
    {
        if (Is(JsonTokenType.String, "a time")
            && TryGetDuration(out var value)
            && value >= TimeSpan.Zero
            && value.Ticks <= TimeOnly.MaxValue.Ticks)
        {
            return TimeOnly.FromTimeSpan(value);
        }

        Fail("expected a time as HH:mm:ss but found another string");
        return default;
    }

    /// <summary>Reads <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public TimeSpan ReadTimeSpan()
    {
        if (Is(JsonTokenType.String, "a time span") && TryGetDuration(out var value))
            return value;
        Fail("expected a time span as d.hh:mm:ss but found another string");
        return default;
    }

    private readonly bool TryGetDuration(out TimeSpan value)
    {
        Span<byte> copy = stackalloc byte[ShortText];
        value = default;
        return TryGetShortText(copy, out var text)
            && Utf8Parser.TryParse(text, out value, out var consumed, 'c')
            && consumed == text.Length;
    }

    private readonly bool TryGetCharacters(ref Span<char> text)
    {
        Span<byte> copy = stackalloc byte[ShortText];
        if (!TryGetShortText(copy, out var utf8) || utf8.Length > text.Length)
            return false;
        text = text[..System.Text.Encoding.UTF8.GetChars(utf8, text)];
        return true;
    }
}
