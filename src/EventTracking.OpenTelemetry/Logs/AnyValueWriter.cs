using System.Text;
using System.Text.Json;
using EventTracking.Http.Requests;
using EventTracking.OpenTelemetry.Protobuf;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>
/// Writes JSON as OTLP's <c>AnyValue</c>: an object is a <c>kvlist_value</c>, an array an <c>array_value</c>, null a value of no type. A
/// number is an <c>int_value</c> or a <c>double_value</c> if that holds it exactly, otherwise a <c>string_value</c> with its digits.
/// Objects and arrays nested deeper than <see cref="MaxDepth"/> are a <c>string_value</c> with their JSON.
/// </summary>
/// <remarks>Methods that read also get the JSON of the reader.</remarks>
internal static class AnyValueWriter
{
    /// <summary>
    /// An object is three nested messages, and most implementations of protobuf refuse a request with more than 100.
    /// </summary>
    private const int MaxDepth = 30;

    private const byte StringTag = (1 << 3) | 2;
    private const byte BoolTag = 2 << 3;
    private const byte IntTag = 3 << 3;
    private const byte DoubleTag = (4 << 3) | 1;
    private const byte ArrayTag = (5 << 3) | 2;
    private const byte KeyValueListTag = (6 << 3) | 2;

    /// <summary>The only field of an array and of a list of key-values.</summary>
    private const byte ItemTag = (1 << 3) | 2;

    private const byte KeyTag = (1 << 3) | 2;
    private const byte ValueTag = (2 << 3) | 2;

    /// <summary>Writes the value at the reader's position, which is then at its last token.</summary>
    public static void Write(RequestBuffer body, byte tag, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var value = ProtobufWriter.Start(body, tag);
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                WriteString(body, StringTag, ref reader);
                break;
            case JsonTokenType.Number:
                WriteNumber(body, reader.ValueSpan);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                body.Write(BoolTag);
                body.Write(reader.TokenType is JsonTokenType.True ? (byte)1 : (byte)0);
                break;
            case JsonTokenType.StartArray or JsonTokenType.StartObject when reader.CurrentDepth > MaxDepth:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                ProtobufWriter.WriteBytes(body, StringTag, json[start..(int)reader.BytesConsumed]);
                break;
            case JsonTokenType.StartArray:
                WriteArray(body, json, ref reader);
                break;
            case JsonTokenType.StartObject:
                WriteObject(body, json, ref reader);
                break;
        }

        ProtobufWriter.End(body, value);
    }

    /// <summary>Writes the member at the reader's position, which is a name, as a <c>KeyValue</c>.</summary>
    public static void WriteMember(RequestBuffer body, byte tag, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var member = ProtobufWriter.Start(body, tag);
        WriteString(body, KeyTag, ref reader);
        reader.Read();
        Write(body, ValueTag, json, ref reader);
        ProtobufWriter.End(body, member);
    }

    /// <summary>Writes the member at the reader's position under another name.</summary>
    public static void WriteRenamed(
        RequestBuffer body, byte tag, string name, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var member = ProtobufWriter.Start(body, tag);
        ProtobufWriter.WriteBytes(body, KeyTag, Encoding.UTF8.GetBytes(name));
        reader.Read();
        Write(body, ValueTag, json, ref reader);
        ProtobufWriter.End(body, member);
    }

    /// <summary>Writes a <c>KeyValue</c> with a string.</summary>
    public static void WriteMember(RequestBuffer body, byte tag, ReadOnlySpan<byte> key, ReadOnlySpan<byte> text)
    {
        var member = ProtobufWriter.Start(body, tag);
        ProtobufWriter.WriteBytes(body, KeyTag, key);
        var value = ProtobufWriter.Start(body, ValueTag);
        ProtobufWriter.WriteBytes(body, StringTag, text);
        ProtobufWriter.End(body, value);
        ProtobufWriter.End(body, member);
    }

    /// <summary>Writes a <c>KeyValue</c> with an integer.</summary>
    public static void WriteMember(RequestBuffer body, byte tag, ReadOnlySpan<byte> key, long number)
    {
        var member = ProtobufWriter.Start(body, tag);
        ProtobufWriter.WriteBytes(body, KeyTag, key);
        var value = ProtobufWriter.Start(body, ValueTag);
        WriteInteger(body, number);
        ProtobufWriter.End(body, value);
        ProtobufWriter.End(body, member);
    }

    private static void WriteObject(RequestBuffer body, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var list = ProtobufWriter.Start(body, KeyValueListTag);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            WriteMember(body, ItemTag, json, ref reader);
        ProtobufWriter.End(body, list);
    }

    private static void WriteArray(RequestBuffer body, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var array = ProtobufWriter.Start(body, ArrayTag);
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            Write(body, ItemTag, json, ref reader);
        ProtobufWriter.End(body, array);
    }

    private static void WriteString(RequestBuffer body, byte tag, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            ProtobufWriter.WriteBytes(body, tag, reader.ValueSpan);
            return;
        }

        // Unescaping only shortens.
        var lengthBytes = ProtobufWriter.VarintLength((uint)reader.ValueSpan.Length);
        var content = ProtobufWriter.Start(body, tag, lengthBytes);
        body.Advance(reader.CopyString(body.GetSpan(reader.ValueSpan.Length)));
        ProtobufWriter.End(body, content, lengthBytes);
    }

    private static void WriteNumber(RequestBuffer body, ReadOnlySpan<byte> text)
    {
        if (ExactNumber.TryReadInteger(text, out var integer))
            WriteInteger(body, integer);
        else if (ExactNumber.TryReadDouble(text, out var number))
            ProtobufWriter.WriteFixed64(body, DoubleTag, BitConverter.DoubleToUInt64Bits(number));
        else
            ProtobufWriter.WriteBytes(body, StringTag, text);
    }

    private static void WriteInteger(RequestBuffer body, long value)
    {
        body.Write(IntTag);
        ProtobufWriter.WriteVarint(body, (ulong)value);
    }
}
