using System.Globalization;

namespace EventTracking.Json;

/// <summary>Writes a double as Python's <c>json.dumps</c> does.</summary>
internal static class PythonFloat
{
    /// <summary>
    /// Python's <c>repr</c>: the fewest digits that read back as the same value, with an exponent below 1e-4 and from 1e+16 on.
    /// </summary>
    public static string Repr(double value)
    {
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";

        var text = value.ToString(RoundTrip.FormatOf(value), CultureInfo.InvariantCulture);
        return Math.Abs(value) is 0 or (>= 1e-4 and < 1e16) ? FixedPoint(text) : Scientific(text);
    }

    private static string FixedPoint(string text) => text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";

    private static string Scientific(string text)
    {
        if (text.Contains('E', StringComparison.Ordinal))
            return text.Replace('E', 'e');

        // .NET changes over at 1e+17, one power of ten later: these are the sign and seventeen digits.
        return $"{text[..^16]}.{text[^16..]}".TrimEnd('0').TrimEnd('.') + "e+16";
    }
}
