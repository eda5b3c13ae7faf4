using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Serialization;

/// <summary>Writes a value whose type is known at run time only, without reflection.</summary>
internal static class UntypedValue
{
    /// <exception cref="NotSupportedException">The value, or one inside of it, has no JSON form.</exception>
    /// <exception cref="InvalidOperationException">The graph is cyclic or too deep.</exception>
    public static void Write(ref EventDataWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.Write(text); break;
            case bool flag: writer.Write(flag); break;
            case Enum constant: UntypedEnum.Write(ref writer, constant); break;
            case int number: writer.Write(number); break;
            case long number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case decimal number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case byte number: writer.Write(number); break;
            case sbyte number: writer.Write(number); break;
            case short number: writer.Write(number); break;
            case ushort number: writer.Write(number); break;
            case uint number: writer.Write(number); break;
            case ulong number: writer.Write(number); break;
            case Int128 number: writer.Write(number); break;
            case UInt128 number: writer.Write(number); break;
            case Half number: writer.Write(number); break;
            case char character: writer.Write(character); break;
            case Guid id: writer.Write(id); break;
            case IUtf8SpanFormattable date when UntypedDate.TryWrite(ref writer, date): break;
            case Uri address: writer.Write(address); break;
            case Version version: writer.Write(version); break;
            case byte[] bytes: writer.WriteBase64(bytes); break;
            case Memory<byte> bytes: writer.WriteBase64(bytes.Span); break;
            case ReadOnlyMemory<byte> bytes: writer.WriteBase64(bytes.Span); break;
            case JsonElement json: writer.Write(json); break;
            case JsonNode json: writer.Write(json); break;
            case JsonDocument json: writer.Write(json); break;
            case string?[] texts: writer.Write(texts); break;
            case IReadOnlyDictionary<string, object?> map: WriteMap(ref writer, map); break;
            case IDictionary<string, object?> map: WriteMap(ref writer, map); break;
            case IDictionary map: WriteMap(ref writer, map); break;
            case IEnumerable items: WriteArray(ref writer, items); break;
            default: throw NoJsonForm(value);
        }
    }

    private static void WriteMap(ref EventDataWriter writer, IEnumerable<KeyValuePair<string, object?>> map)
    {
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
        $"A value of type {value.GetType()} cannot be written. Use a string, a number, a date, a JSON element or node, or a dictionary or list of these; or declare a tracked event.");
}
