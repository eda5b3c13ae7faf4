using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EventTracking.Tool.Exporting.Sql;

namespace EventTracking.Tool.Tests.Exporting.Sql;

/// <summary>One text for a value, whether it comes from JSON or from a column. Instants and durations are in microseconds.</summary>
internal static class CanonicalText
{
    /// <summary>Of a value that a generated writer wrote.</summary>
    public static string? OfJson(JsonElement value, SqlKind kind)
    {
        if (value.ValueKind is JsonValueKind.Null)
            return null;
        if (kind is SqlKind.Json)
            return value.GetRawText();

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return kind switch
        {
            _ when IsNumber(kind) => OfNumber(text),
            SqlKind.Instant => Microseconds(Instant(text).UtcTicks - DateTime.UnixEpoch.Ticks),
            SqlKind.Time => Microseconds(TimeOnly.Parse(text, CultureInfo.InvariantCulture).Ticks),
            SqlKind.Duration => Microseconds(TimeSpan.Parse(text, CultureInfo.InvariantCulture).Ticks),
            SqlKind.Bytes => Convert.ToHexStringLower(value.GetBytesFromBase64()),
            _ => text,
        };
    }

    public static bool IsNumber(SqlKind kind) => kind is >= SqlKind.SmallInteger and <= SqlKind.WrittenNumber;

    /// <summary>Exact: all digits without zeros at the end, and an exponent.</summary>
    public static string OfNumber(string text)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
            return text;

        var exponentAt = text.IndexOfAny(['e', 'E']);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..], CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        var digits = BigInteger.Parse(mantissa, CultureInfo.InvariantCulture);
        while (!digits.IsZero && digits % 10 == 0)
            (digits, exponent) = (digits / 10, exponent + 1);
        return digits.IsZero ? "0" : string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}");
    }

    /// <summary>
    /// Both databases have microseconds, .NET has a tenth of that: PostgreSQL rounds, DuckDB cuts off, and the tests accept either.
    /// </summary>
    private static string Microseconds(long ticks) => (ticks / 10m).ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static bool AreEqual(string? expected, string? actual, SqlKind kind) => kind switch
    {
        _ when expected is null || actual is null => expected == actual,
        SqlKind.Instant or SqlKind.Time or SqlKind.Duration => Math.Abs(
            decimal.Parse(expected, CultureInfo.InvariantCulture)
            - decimal.Parse(actual, NumberStyles.Float, CultureInfo.InvariantCulture)) < 1,
        _ when IsNumber(kind) => expected == OfNumber(actual),
        SqlKind.Json => JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)),
        _ => expected == actual,
    };
}
