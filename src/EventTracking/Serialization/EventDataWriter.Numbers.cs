using System.Globalization;
using System.Runtime.CompilerServices;
using EventTracking.Serialization;
using EventTracking.Serialization.Fast;

namespace EventTracking;

public ref partial struct EventDataWriter
{
    /// <summary>Longest of all numbers: an <see cref="Int128"/> of 39 digits with its sign, and a decimal, are shorter.</summary>
    private const int LongestNumber = 48;

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Write(bool value) => _next = ref Put(ref Room(LongestNumber), value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(sbyte value) => _next = ref Put(ref Room(LongestNumber), (long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(byte value) => WriteUnsigned(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(short value) => _next = ref Put(ref Room(LongestNumber), (long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(ushort value) => WriteUnsigned(value);

    /// <summary>Writes a number.</summary>
    public void Write(int value) => _next = ref Put(ref Room(LongestNumber), (long)value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(uint value) => WriteUnsigned(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(long value) => _next = ref Put(ref Room(LongestNumber), value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(ulong value) => WriteUnsigned(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(Int128 value) => WriteNumber(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(UInt128 value) => WriteNumber(value);

    /// <summary>Writes a number with the digits that it holds, trailing zeros included.</summary>
    public void Write(decimal value) => WriteNumber(value);

    /// <summary>Writes the shortest number that reads back as the same value; NaN and infinities become <c>null</c>.</summary>
    public void Write(double value) => _next = ref Put(ref Room(LongestNumber), value);

    /// <inheritdoc cref="Write(double)"/>
    public void Write(float value)
    {
        if (float.IsFinite(value))
            WriteNumber(value);
        else
            WriteNotFinite();
    }

    /// <inheritdoc cref="Write(double)"/>
    public void Write(Half value)
    {
        if (Half.IsFinite(value))
            WriteNumber(value);
        else
            WriteNotFinite();
    }

    /// <summary>
    /// Writes a number as a string, as <see cref="System.Text.Json.Serialization.JsonNumberHandling.WriteAsString"/> asks.
    /// </summary>
    public void WriteQuoted<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        WriteByte((byte)'"');
        WriteNumber(value);
        WriteByte((byte)'"');
    }

    /// <summary>
    /// Writes a number, and NaN and infinities as the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>, as
    /// <see cref="System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals"/> asks.
    /// </summary>
    public void WriteNamed(double value)
    {
        if (double.IsFinite(value))
            Write(value);
        else
            WriteQuoted(value);
    }

    /// <inheritdoc cref="WriteNamed(double)"/>
    public void WriteNamed(float value)
    {
        if (float.IsFinite(value))
            WriteNumber(value);
        else
            WriteQuoted(value);
    }

    /// <inheritdoc cref="WriteNamed(double)"/>
    public void WriteNamed(Half value)
    {
        if (Half.IsFinite(value))
            WriteNumber(value);
        else
            WriteQuoted(value);
    }

    private void WriteNotFinite()
    {
        WriteNull();
        ReportReplaced();
    }

    private void WriteShortest(double value)
    {
        value.TryFormat(Reserve(LongestNumber), out var written, RoundTrip.FormatOf(value), CultureInfo.InvariantCulture);
        Advance(written);
    }

    private void WriteUnsigned(ulong value)
    {
        ref var destination = ref Room(LongestNumber);
        _next = ref Unsafe.Add(ref destination, DecimalDigits.Write(value, ref destination));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteNumber<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        value.TryFormat(Reserve(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        Advance(written);
    }
}
