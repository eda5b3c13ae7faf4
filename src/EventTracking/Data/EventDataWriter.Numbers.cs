using System.Globalization;
using System.Runtime.CompilerServices;
using EventTracking.Json;

namespace EventTracking;

public ref partial struct EventDataWriter
{
    /// <summary>The space for any number: an <see cref="Int128"/> of 39 digits with its sign, and a decimal, are shorter.</summary>
    internal const int MaxNumberLength = 48;

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => Next = ref Put(ref Reserve(MaxNumberLength), value);

    /// <summary>Writes a number. All smaller signed integers convert to it.</summary>
    public void WriteInt64(long value) => Next = ref Put(ref Reserve(MaxNumberLength), value);

    /// <summary>Writes a number. All smaller unsigned integers convert to it.</summary>
    public void WriteUInt64(ulong value)
    {
        ref var destination = ref Reserve(MaxNumberLength);
        Next = ref Unsafe.Add(ref destination, DecimalDigits.Write(value, ref destination));
    }

    /// <summary>Writes a number.</summary>
    public void WriteInt128(Int128 value) => WriteNumber(value);

    /// <summary>Writes a number.</summary>
    public void WriteUInt128(UInt128 value) => WriteNumber(value);

    /// <summary>Writes a number with all its digits, including trailing zeros.</summary>
    public void WriteDecimal(decimal value) => WriteNumber(value);

    /// <summary>Writes the shortest number that reads back as the same value; NaN and infinities become <c>null</c>.</summary>
    public void WriteDouble(double value) => Next = ref Put(ref Reserve(MaxNumberLength), value);

    /// <inheritdoc cref="WriteDouble(double)"/>
    public void WriteSingle(float value)
    {
        if (float.IsFinite(value))
            WriteNumber(value);
        else
            WriteNotFinite();
    }

    /// <inheritdoc cref="WriteDouble(double)"/>
    public void WriteHalf(Half value)
    {
        if (Half.IsFinite(value))
            WriteNumber(value);
        else
            WriteNotFinite();
    }

    /// <summary>
    /// Writes a number as a string, for <see cref="System.Text.Json.Serialization.JsonNumberHandling.WriteAsString"/>. The text of any
    /// other type is escaped; a value that cannot be formatted into 1,048,576 bytes becomes <c>null</c> and a reported failure.
    /// </summary>
    /// <typeparam name="T">The type of the value, formatted under the invariant culture.</typeparam>
    /// <param name="value">The value.</param>
    public void WriteQuoted<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        if (!IsNumberOrGuid<T>())
        {
            if (!TryWriteUtf8Text(value))
                WriteNotFormatted<T>();
            return;
        }

        WriteByte((byte)'"');
        WriteNumber(value);
        WriteByte((byte)'"');
    }

    /// <summary>
    /// Writes a number; NaN and infinities as the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>, for
    /// <see cref="System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals"/>.
    /// </summary>
    public void WriteNamed(double value)
    {
        if (double.IsFinite(value))
            WriteDouble(value);
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
        if (value.TryFormat(ReserveSpan(MaxNumberLength), out var written, RoundTrip.FormatOf(value), CultureInfo.InvariantCulture))
            Advance(written);
        else
            WriteNotFormatted<double>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteNumber<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        if (value.TryFormat(ReserveSpan(MaxNumberLength), out var written, default, CultureInfo.InvariantCulture))
            Advance(written);
        else
            WriteNotFormatted<T>();
    }
}
