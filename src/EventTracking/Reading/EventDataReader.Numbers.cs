using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EventTracking;

public ref partial struct EventDataReader
{
    private const NumberStyles Integer = NumberStyles.AllowLeadingSign;
    private const NumberStyles Fraction = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool ReadBoolean()
    {
        if (_json.TokenType is JsonTokenType.True)
            return true;
        Is(JsonTokenType.False, "a boolean");
        return false;
    }

    /// <summary>Reads an integer.</summary>
    public int ReadInt32()
    {
        if (!Is(JsonTokenType.Number, "an integer"))
            return 0;
        if (!_json.TryGetInt32(out var value))
            FailRange<int>();
        return value;
    }

    /// <summary>Reads an integer.</summary>
    public long ReadInt64() => ReadNumber<long>();

    /// <summary>Reads a number.</summary>
    public double ReadDouble() => ReadNumber<double>();

    /// <summary>Reads a number. An integer type accepts only digits with a sign, and no type accepts numbers outside its range.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    public T ReadNumber<T>()
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        if (!Is(JsonTokenType.Number, Name<T>()))
            return default;
        if (TryParse<T>(_json.ValueSpan, out var value) && T.IsFinite(value))
            return value;
        FailRange<T>();
        return default;
    }

    /// <summary>
    /// Reads a number that is written as a string, for <see cref="System.Text.Json.Serialization.JsonNumberHandling.WriteAsString"/>.
    /// </summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    public T ReadQuoted<T>()
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        if (!Is(JsonTokenType.String, $"{Name<T>()} in a string"))
            return default;
        Span<byte> copy = stackalloc byte[ShortText];
        if (TryGetShortText(copy, out var text) && TryParse<T>(text, out var value))
            return value;
        FailRange<T>();
        return default;
    }

    /// <summary>
    /// Reads a number, or one of the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>, for
    /// <see cref="System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals"/>.
    /// </summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    public T ReadNamed<T>()
        where T : struct, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        if (_json.TokenType is not JsonTokenType.String)
            return ReadNumber<T>();
        if (_json.ValueTextEquals("NaN"u8))
            return T.NaN;
        if (_json.ValueTextEquals("Infinity"u8))
            return T.PositiveInfinity;
        if (_json.ValueTextEquals("-Infinity"u8))
            return T.NegativeInfinity;
        Fail("expected a number, NaN, Infinity or -Infinity but found another string");
        return default;
    }

    private static bool TryParse<T>(ReadOnlySpan<byte> text, out T value)
        where T : struct, INumberBase<T> =>
        T.TryParse(text, IsFraction<T>() ? Fraction : Integer, CultureInfo.InvariantCulture, out value);

    private static bool IsFraction<T>() =>
        typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half) || typeof(T) == typeof(decimal);

    private static string Name<T>() => IsFraction<T>() ? "a number" : "an integer";

    private void FailRange<T>()
        where T : struct, IMinMaxValue<T> =>
        Fail(string.Create(CultureInfo.InvariantCulture, $"expected {Name<T>()} from {T.MinValue} to {T.MaxValue}"));
}
