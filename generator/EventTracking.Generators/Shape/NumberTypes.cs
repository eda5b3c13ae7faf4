using System.Globalization;

namespace EventTracking.Generators.Shape;

/// <summary>A number without a fraction.</summary>
public sealed class IntegerType : ShapeType
{
    /// <summary>An integer of 64 bits or more.</summary>
    public static readonly IntegerType Unlimited = new(null, null);

    /// <summary>An integer between two limits, both included.</summary>
    public IntegerType(long minimum, long maximum)
        : this((long?)minimum, maximum)
    {
    }

    private IntegerType(long? minimum, long? maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>Gets the lowest value, or <see langword="null"/> for integers of 64 bits or more.</summary>
    public long? Minimum { get; }

    /// <summary>Gets the highest value, or <see langword="null"/> for integers of 64 bits or more.</summary>
    public long? Maximum { get; }

    /// <inheritdoc/>
    public override string ToString() => Minimum is { } minimum && Maximum is { } maximum
        ? $"integer({minimum.ToString(CultureInfo.InvariantCulture)}..{maximum.ToString(CultureInfo.InvariantCulture)})"
        : "integer";
}

/// <summary>A number.</summary>
public sealed class NumberType : ShapeType
{
    /// <summary>A JSON number.</summary>
    public static readonly NumberType Finite = new("number");

    /// <summary>
    /// A JSON number, or one of the strings <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, as
    /// <c>JsonNumberHandling.AllowNamedFloatingPointLiterals</c> selects.
    /// </summary>
    public static readonly NumberType Named = new("number(named)");

    private readonly string _text;

    private NumberType(string text) => _text = text;

    /// <inheritdoc/>
    public override string ToString() => _text;
}
