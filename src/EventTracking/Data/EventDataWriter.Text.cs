using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using EventTracking.Json;

namespace EventTracking;

public ref partial struct EventDataWriter
{
    /// <summary>
    /// The number of characters that are escaped at a time. It also limits repeated work: after each lone surrogate, the rest of the chunk
    /// is read again.
    /// </summary>
    private const int EscapeChunk = 512;

    /// <summary>Writes a string, or <c>null</c>. Characters that would break or disguise the line are escaped.</summary>
    public void WriteString(string? value) => Next = ref Put(ref Reserve(MaxNumberLength), value);

    /// <summary>Writes an array of strings, or <c>null</c>.</summary>
    /// <param name="values">The strings.</param>
    public void WriteStrings(string?[]? values) => Next = ref Put(ref Reserve(MaxNumberLength), values);

    /// <summary>Writes a string. Characters that would break or disguise the line are escaped.</summary>
    public void WriteString(scoped ReadOnlySpan<char> value)
    {
        ref var destination = ref Reserve(checked(value.Length + 2));
        destination = (byte)'"';
        if (!PlainText.TryCopy(value, ref Unsafe.Add(ref destination, 1)))
        {
            WriteEscaped(value);
            return;
        }

        Unsafe.Add(ref destination, value.Length + 1) = (byte)'"';
        Next = ref Unsafe.Add(ref destination, value.Length + 2);
    }

    /// <summary>Writes a string of one character.</summary>
    public void WriteChar(char value) => WriteString([value]);

    /// <summary>Writes the 32 digits with dashes as a string.</summary>
    public void WriteGuid(Guid value)
    {
        var destination = ReserveSpan(38);
        destination[0] = (byte)'"';
        value.TryFormat(destination[1..], out var written);
        destination[written + 1] = (byte)'"';
        Advance(written + 2);
    }

    /// <summary>Writes the original text of the address, or <c>null</c>.</summary>
    public void WriteUri(Uri? value) => WriteString(value?.OriginalString);

    /// <summary>Writes the version with as many parts as it has, as a string, or <c>null</c>.</summary>
    public void WriteVersion(Version? value) => WriteString(value?.ToString());

    /// <summary>Writes bytes as a base64 string, or <c>null</c>.</summary>
    public void WriteBase64(byte[]? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteBase64(value.AsSpan());
    }

    /// <summary>Writes bytes as a base64 string.</summary>
    public void WriteBase64(scoped ReadOnlySpan<byte> value)
    {
        var destination = ReserveSpan(checked(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2));
        destination[0] = (byte)'"';
        if (Base64.EncodeToUtf8(value, destination[1..], out _, out var written) != OperationStatus.Done)
            throw new InvalidOperationException("The reserved space was too small for the base64 text.");
        destination[written + 1] = (byte)'"';
        Advance(written + 2);
    }

    /// <summary>Writes the key of a dictionary entry: a comma if needed, the quoted key, and a colon.</summary>
    public void WriteKey(string key)
    {
        WriteSeparator();
        WriteString(key.AsSpan());
        WriteByte((byte)':');
    }

    /// <summary>
    /// Writes the key of a dictionary entry; the key is a number, a <see cref="Guid"/> or another type that formats itself.
    /// </summary>
    /// <typeparam name="T">The type of the key, formatted under the invariant culture.</typeparam>
    /// <param name="key">The key.</param>
    /// <exception cref="FormatException">
    /// The key cannot be formatted into 1,048,576 bytes. Generated code recovers from it: the field becomes <c>null</c>.
    /// </exception>
    public void WriteKey<T>(T key)
        where T : struct, IUtf8SpanFormattable
    {
        WriteSeparator();
        if (IsNumberOrGuid<T>())
            WriteQuoted(key);
        else if (!TryWriteUtf8Text(key))
            throw NotFormatted<T>();
        WriteByte((byte)':');
    }

    /// <summary>
    /// Writes a string that needs escapes, in chunks: reserving six bytes for each character of a long text would be wasteful if few are
    /// escaped.
    /// </summary>
    private void WriteEscaped(scoped ReadOnlySpan<char> value)
    {
        var replaced = 0;
        WriteByte((byte)'"');
        while (!value.IsEmpty)
        {
            var chunk = Math.Min(value.Length, EscapeChunk);
            if (chunk < value.Length && char.IsHighSurrogate(value[chunk - 1]))
                chunk--;

            Advance(JsonString.Write(value[..chunk], ref Reserve(JsonString.MaxLength(chunk)), ref replaced));
            value = value[chunk..];
        }

        WriteByte((byte)'"');
        if (replaced > 0)
        {
            // If this is a key, another key may now have the same text.
            _keysMayRepeat = true;
            ReportReplaced();
        }
    }
}
