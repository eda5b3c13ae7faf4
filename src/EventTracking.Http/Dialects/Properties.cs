using System.Text.Json;

namespace EventTracking.Http.Dialects;

/// <summary>Writes the fields of data and context as properties of a vendor's event.</summary>
internal static class Properties
{
    /// <summary>The property that has the data of an event whose data is not an object.</summary>
    private const string Value = "value";

    /// <summary>Writes an object with the fields of context and data.</summary>
    public static void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> context, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(key);
        WriteMerged(data, context, writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the fields of the context, then those of the data. A field of the data replaces one of the context.</summary>
    public static void WriteMerged(ReadOnlySpan<byte> data, ReadOnlySpan<byte> context, Utf8JsonWriter writer)
    {
        if (data is not [(byte)'{', ..])
        {
            WriteMembers(context, writer, except: "{\"value\":0}"u8);
            writer.WritePropertyName(Value);
            writer.WriteRawValue(data, skipInputValidation: true);
        }
        else
        {
            WriteMembers(context, writer, except: data);
            WriteMembers(data, writer);
        }
    }

    /// <summary>Writes the members of an object, except those whose name another object has too.</summary>
    public static void WriteMembers(ReadOnlySpan<byte> json, Utf8JsonWriter writer, ReadOnlySpan<byte> except = default)
    {
        if (json.IsEmpty)
            return;

        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!except.IsEmpty && Contains(except, name))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(json[start..(int)reader.BytesConsumed], skipInputValidation: true);
        }
    }

    /// <summary>Returns whether an object has a member of this name.</summary>
    public static bool Contains(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
                return true;
            reader.Read();
            reader.Skip();
        }

        return false;
    }
}
