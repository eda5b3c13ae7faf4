namespace EventTracking.Aot.Program.Events;

[TrackedEvent("com.example.aot.value_writers")]
internal sealed partial record Identified(
    CustomerId Customer, CustomerId? Referrer, CustomerId[] Watchers, Dictionary<string, CustomerId> ByName, Tag<int> Tag, Code Code,
    Index Place);

[EventValue(typeof(CustomerIdWriter))]
internal readonly record struct CustomerId(Guid Value);

[EventValue(typeof(TagWriter<>))]
internal sealed record Tag<T>(T Value);

/// <summary>A type that implements <c>ISpanFormattable</c>.</summary>
internal readonly struct Code(int number) : ISpanFormattable
{
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(provider, $"C-{number}", out charsWritten);

    public string ToString(string? format, IFormatProvider? formatProvider) => $"C-{number}";
}

[EventValueWriter(FieldJsonType.String)]
internal sealed class CustomerIdWriter : IEventValueWriter<CustomerId>
{
    public static void Write(ref EventDataWriter writer, in CustomerId value) => writer.WriteGuid(value.Value);
}

internal sealed class TagWriter<T> : IEventValueWriter<Tag<T>>
{
    public static void Write(ref EventDataWriter writer, in Tag<T> value) => writer.WriteString(value.Value?.ToString());
}
