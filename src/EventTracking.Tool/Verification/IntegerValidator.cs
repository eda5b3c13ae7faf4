using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>
/// A number without a fraction, between limits if it has any. As in JSON Schema, <c>1.0</c> and <c>1e2</c> are integers.
/// </summary>
internal sealed class IntegerValidator(string expected, bool isNullable, long minimum, long maximum) : ValueValidator(expected, isNullable)
{
    private readonly bool _hasRange = minimum > long.MinValue || maximum < long.MaxValue;

    /// <summary>Returns whether a JSON number has no fraction.</summary>
    public static bool IsInteger(ReadOnlySpan<byte> number) =>
        !number.ContainsAny((byte)'.', (byte)'e', (byte)'E') || double.IsInteger(Parse(number));

    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch) =>
        (json.TokenType is JsonTokenType.Number && IsInteger(json.ValueSpan) && (!_hasRange || IsInRange(json.ValueSpan)))
        || Fail(json, mismatch);

    private static double Parse(ReadOnlySpan<byte> number) => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private bool IsInRange(ReadOnlySpan<byte> number)
    {
        if (Utf8Parser.TryParse(number, out long integer, out var length) && length == number.Length)
            return integer >= minimum && integer <= maximum;
        return Parse(number) is var value && value >= minimum && value <= maximum;
    }
}
