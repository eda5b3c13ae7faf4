using System.Buffers;
using System.Globalization;
using System.Text;

namespace EventTracking;

/// <remarks>
/// Writes types that format themselves. The temporary buffer grows until the text fits; the text is escaped like any other.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Most values fit on the stack, even numbers with 200 digits.</summary>
    private const int StackTextLength = 256;

    /// <summary>A value that does not fit into a buffer of this length counts as one that can never be formatted.</summary>
    private const int MaxFormattedLength = 1024 * 1024;

    /// <summary>
    /// Writes the text of a value under the invariant culture as a string, or <c>null</c>. A value that cannot be formatted into
    /// 1,048,576 characters becomes <c>null</c> and a reported failure.
    /// </summary>
    /// <typeparam name="T">A type that formats itself, for example <see cref="System.Numerics.BigInteger"/>.</typeparam>
    /// <param name="value">The value.</param>
    public void WriteFormatted<T>(T? value)
        where T : ISpanFormattable
    {
        if (NullOf<T>.IsPossible && value is null)
        {
            WriteNull();
            return;
        }

        Span<char> text = stackalloc char[StackTextLength];
        if (value!.TryFormat(text, out var written, default, CultureInfo.InvariantCulture))
            WriteString(text[..written]);
        else
            WriteLongFormatted(value!);
    }

    /// <summary>Writes <c>3</c>, or <c>^3</c> for an index from the end, as a string.</summary>
    public void WriteIndex(Index value)
    {
        Span<char> text = stackalloc char[StackTextLength];
        text.TryWrite(CultureInfo.InvariantCulture, $"{(value.IsFromEnd ? "^" : "")}{value.Value}", out var written);
        WriteString(text[..written]);
    }

    /// <summary>Writes <c>1..^3</c> as a string.</summary>
    public void WriteRange(Range value)
    {
        Span<char> text = stackalloc char[StackTextLength];
        text.TryWrite(
            CultureInfo.InvariantCulture,
            $"{(value.Start.IsFromEnd ? "^" : "")}{value.Start.Value}..{(value.End.IsFromEnd ? "^" : "")}{value.End.Value}",
            out var written);
        WriteString(text[..written]);
    }

    /// <summary>Writes the name of a culture, for example <c>fi-FI</c>, as a string, or <c>null</c>.</summary>
    public void WriteCultureInfo(CultureInfo? value) => WriteString(value?.Name);

    /// <summary>Writes the text as a string, or <c>null</c>.</summary>
    public void WriteStringBuilder(StringBuilder? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        _buffer.ThrowIfTooLarge(Position, value.Length);
        var text = ArrayPool<char>.Shared.Rent(value.Length);
        try
        {
            value.CopyTo(0, text, value.Length);
            WriteString(text.AsSpan(0, value.Length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private void WriteLongFormatted<T>(T value)
        where T : ISpanFormattable
    {
        for (var length = StackTextLength * 2; length <= MaxFormattedLength; length *= 2)
        {
            var text = ArrayPool<char>.Shared.Rent(length);
            try
            {
                if (value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture))
                {
                    WriteString(text.AsSpan(0, written));
                    return;
                }
            }
            finally
            {
                ArrayPool<char>.Shared.Return(text);
            }
        }

        WriteNotFormatted<T>();
    }

    /// <summary>Writes the text as an escaped string. Writes nothing if the value cannot be formatted.</summary>
    private bool TryWriteUtf8Text<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        for (var length = StackTextLength; length <= MaxFormattedLength; length *= 2)
        {
            var text = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                if (value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture))
                {
                    WriteUtf8(text.AsSpan(0, written));
                    return true;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(text);
            }
        }

        return false;
    }

    private void WriteUtf8(scoped ReadOnlySpan<byte> text)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            WriteString(characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private void WriteNotFormatted<T>()
    {
        WriteNull();
        Report(TrackingFailureKind.FieldFailed, $"a value of type {typeof(T).Name}", NotFormatted<T>());
    }

    private static FormatException NotFormatted<T>() =>
        new($"'{typeof(T)}' cannot be formatted into {MaxFormattedLength} characters.");

    /// <summary>Returns whether the text is ASCII without quotes and no longer than a number. The JIT evaluates it.</summary>
    private static bool IsNumberOrGuid<T>() =>
        typeof(T) == typeof(int) || typeof(T) == typeof(long) || typeof(T) == typeof(uint) || typeof(T) == typeof(ulong)
        || typeof(T) == typeof(short) || typeof(T) == typeof(ushort) || typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte)
        || typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half) || typeof(T) == typeof(decimal)
        || typeof(T) == typeof(Int128) || typeof(T) == typeof(UInt128) || typeof(T) == typeof(Guid);
}
