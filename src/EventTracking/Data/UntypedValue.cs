using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Data;

/// <summary>Writes a value whose type is known only at run time, without reflection.</summary>
internal static class UntypedValue
{
    /// <exception cref="NotSupportedException">The value, or one that it contains, has no JSON form.</exception>
    /// <exception cref="InvalidOperationException">The graph is cyclic or too deep.</exception>
    [SuppressMessage("Design", "MA0051", Justification = "One switch with a case per type.")]
    public static void Write(ref EventDataWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.WriteString(text); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case Enum constant: UntypedEnum.Write(ref writer, constant); break;
            case int number: writer.WriteInt64(number); break;
            case long number: writer.WriteInt64(number); break;
            case double number: writer.WriteDouble(number); break;
            case decimal number: writer.WriteDecimal(number); break;
            case float number: writer.WriteSingle(number); break;
            case byte number: writer.WriteUInt64(number); break;
            case sbyte number: writer.WriteInt64(number); break;
            case short number: writer.WriteInt64(number); break;
            case ushort number: writer.WriteUInt64(number); break;
            case uint number: writer.WriteUInt64(number); break;
            case ulong number: writer.WriteUInt64(number); break;
            case Int128 number: writer.WriteInt128(number); break;
            case UInt128 number: writer.WriteUInt128(number); break;
            case Half number: writer.WriteHalf(number); break;
            case char character: writer.WriteChar(character); break;
            case Guid id: writer.WriteGuid(id); break;
            case IUtf8SpanFormattable date when UntypedDate.TryWrite(ref writer, date): break;
            case Uri address: writer.WriteUri(address); break;
            case Version version: writer.WriteVersion(version); break;
            case byte[] bytes: writer.WriteBase64(bytes); break;
            case Memory<byte> bytes: writer.WriteBase64(bytes.Span); break;
            case ReadOnlyMemory<byte> bytes: writer.WriteBase64(bytes.Span); break;
            case JsonElement json: writer.WriteJsonElement(json); break;
            case JsonNode json: writer.WriteJsonNode(json); break;
            case JsonDocument json: writer.WriteJsonDocument(json); break;
            case string?[] texts: writer.WriteStrings(texts); break;
            case IReadOnlyDictionary<string, object?> map: WriteMap(ref writer, map); break;
            case IDictionary<string, object?> map: WriteMap(ref writer, map); break;
            case IDictionary map: WriteMap(ref writer, map); break;
            case Array { Rank: > 1 } matrix: throw NoJsonForm(matrix);
            case IEnumerable items: WriteArray(ref writer, items); break;
            case nint or nuint: throw NoJsonForm(value);
            case CultureInfo culture: writer.WriteCultureInfo(culture); break;
            case StringBuilder text: writer.WriteStringBuilder(text); break;
            case Index index: writer.WriteIndex(index); break;
            case Range range: writer.WriteRange(range); break;
            case ISpanFormattable text: writer.WriteFormatted(text); break;
            default: throw NoJsonForm(value);
        }
    }

    private static void WriteMap(ref EventDataWriter writer, IEnumerable<KeyValuePair<string, object?>> map)
    {
        if (!UntypedData.KeysAreUnique(map))
            writer.ExpectRepeatedKeys();

        Enter(ref writer, (byte)'{');
        foreach (var (key, value) in map)
        {
            writer.WriteKey(key);
            Write(ref writer, value);
        }

        writer.Exit((byte)'}');
    }

    private static void WriteMap(ref EventDataWriter writer, IDictionary map)
    {
        // Keys of different types can have the same text, for example the number 1 and the string "1".
        writer.ExpectRepeatedKeys();
        Enter(ref writer, (byte)'{');
        foreach (DictionaryEntry entry in map)
        {
            UntypedKey.Write(ref writer, entry.Key);
            Write(ref writer, entry.Value);
        }

        writer.Exit((byte)'}');
    }

    private static void WriteArray(ref EventDataWriter writer, IEnumerable items)
    {
        Enter(ref writer, (byte)'[');
        foreach (var item in items)
        {
            writer.WriteSeparator();
            Write(ref writer, item);
        }

        writer.Exit((byte)']');
    }

    private static void Enter(ref EventDataWriter writer, byte open)
    {
        if (!writer.HasDepthLeft)
            throw new InvalidOperationException($"The value contains itself, or is nested deeper than {EventDataWriter.MaxDepth} levels.");
        writer.Enter(open);
    }

    private static NotSupportedException NoJsonForm(object value) => new(
        $"A value of type {value.GetType()} cannot be written. Use a string, a number, a date, a JSON element or node, or a dictionary or "
            + "list of these; or declare a tracked event.");
}

/// <summary>Writes the key of a dictionary whose type is known only at run time.</summary>
internal static class UntypedKey
{
    /// <exception cref="NotSupportedException">A value of that type cannot be a JSON key.</exception>
    public static void Write(ref EventDataWriter writer, object key)
    {
        switch (key)
        {
            case string text: writer.WriteKey(text); break;
            case Enum constant: writer.WriteKey(UntypedEnum.NameOf(constant)); break;
            case int number: writer.WriteKey(number); break;
            case long number: writer.WriteKey(number); break;
            case byte number: writer.WriteKey(number); break;
            case sbyte number: writer.WriteKey(number); break;
            case short number: writer.WriteKey(number); break;
            case ushort number: writer.WriteKey(number); break;
            case uint number: writer.WriteKey(number); break;
            case ulong number: writer.WriteKey(number); break;
            case Int128 number: writer.WriteKey(number); break;
            case UInt128 number: writer.WriteKey(number); break;
            case Guid id: writer.WriteKey(id); break;
            default:
                throw new NotSupportedException(
                    $"A key of type {key.GetType()} cannot be written. Use a string, an integer, a Guid or an enum.");
        }
    }
}
