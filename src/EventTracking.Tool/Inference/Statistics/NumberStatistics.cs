using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The numbers in one place: which types can hold every one of them exactly.</summary>
internal sealed class NumberStatistics
{
    /// <summary>A <see cref="double"/> keeps any number with this number of significant digits.</summary>
    private const int DoubleDigits = 15;

    /// <summary>Gets the number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Gets a value indicating whether all are integers between <see cref="Minimum"/> and <see cref="Maximum"/>.</summary>
    public bool AreIntegers { get; private set; } = true;

    /// <summary>Gets the smallest integer.</summary>
    public Int128 Minimum { get; private set; } = Int128.MaxValue;

    /// <summary>Gets the largest integer.</summary>
    public Int128 Maximum { get; private set; } = Int128.MinValue;

    /// <summary>Gets a value indicating whether <see cref="double"/> holds all of them.</summary>
    public bool AreDoubles { get; private set; } = true;

    /// <summary>Gets a value indicating whether <see cref="decimal"/> holds all of them.</summary>
    public bool AreDecimals { get; private set; } = true;

    /// <summary>Adds a number.</summary>
    public void Add(JsonElement value)
    {
        Count++;
        var text = JsonMarshal.GetRawUtf8Value(value);
        AddInteger(value, text);
        AreDoubles = AreDoubles && IsDouble(value, text);
        AreDecimals = AreDecimals && IsDecimal(value);
    }

    /// <summary>Adds the numbers of another place.</summary>
    public void Merge(NumberStatistics other)
    {
        Count += other.Count;
        AreIntegers &= other.AreIntegers;
        AreDoubles &= other.AreDoubles;
        AreDecimals &= other.AreDecimals;
        Minimum = Int128.Min(Minimum, other.Minimum);
        Maximum = Int128.Max(Maximum, other.Maximum);
    }

    private void AddInteger(JsonElement value, ReadOnlySpan<byte> text)
    {
        if (!AreIntegers)
            return;

        // System.Text.Json reads 1.0 and 1e2 as fractions only, and an integer has no negative zero.
        if (text.ContainsAny(".eE"u8) || text.SequenceEqual("-0"u8))
            AreIntegers = false;
        else if (value.TryGetInt64(out var signed))
            AddInteger(signed);
        else if (value.TryGetUInt64(out var unsigned))
            AddInteger(unsigned);
        else
            AreIntegers = false;
    }

    private void AddInteger(Int128 value)
    {
        Minimum = Int128.Min(Minimum, value);
        Maximum = Int128.Max(Maximum, value);
    }

    private static bool IsDouble(JsonElement value, ReadOnlySpan<byte> text) =>
        (text.Length <= DoubleDigits && !text.ContainsAny("eE"u8))
        || (value.TryGetDouble(out var number)
            && double.IsFinite(number)
            && IsSame(value, number.ToString("R", CultureInfo.InvariantCulture)));

    private static bool IsDecimal(JsonElement value) =>
        value.TryGetDecimal(out var number) && IsSame(value, number.ToString(CultureInfo.InvariantCulture));

    private static bool IsSame(JsonElement value, string written) =>
        JsonElement.DeepEquals(value, JsonElement.Parse(Encoding.UTF8.GetBytes(written)));
}
