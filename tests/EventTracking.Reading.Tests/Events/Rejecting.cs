namespace EventTracking.Reading.Tests.Events;

/// <summary>A type that rejects values in its constructor.</summary>
internal sealed record Positive
{
    public Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        Value = value;
    }

    public int Value { get; }
}

[TrackedEvent("org.example.rejecting")]
internal sealed partial record Rejecting(Positive Number);

internal readonly record struct Color(byte Red, byte Green, byte Blue);

[EventValueWriter(FieldJsonType.String)]
internal sealed class ColorText : IEventValueWriter<Color>, IEventValueReader<Color>
{
    public static void Write(ref EventDataWriter writer, in Color value) =>
        writer.WriteString(Convert.ToHexString([value.Red, value.Green, value.Blue]));

    public static Color Read(ref EventDataReader reader)
    {
        if (reader.ReadString() is { Length: 6 } text && Convert.FromHexString(text) is [var red, var green, var blue])
            return new Color(red, green, blue);
        reader.Fail("expected six hexadecimal digits");
        return default;
    }
}

[TrackedEvent("org.example.painted")]
internal sealed partial record Painted(
    [property: EventValue(typeof(ColorText))] Color Color, [property: EventValue(typeof(ColorText))] Color? Border);
