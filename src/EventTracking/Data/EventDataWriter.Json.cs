using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Data;
using EventTracking.Json;

namespace EventTracking;

public ref partial struct EventDataWriter
{
    /// <summary>
    /// Writes a JSON value without white space; numbers keep their digits. An undefined element becomes <c>null</c>; one that is nested too
    /// deeply, or whose document has been disposed, becomes <c>null</c> and a reported failure.
    /// </summary>
    public void WriteJsonElement(JsonElement value)
    {
        var checkpoint = Checkpoint();
        try
        {
            if (value.ValueKind is JsonValueKind.Undefined)
                WriteNull();
            else
                WriteJson(JsonMarshal.GetRawUtf8Value(value));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            RollBack(checkpoint, "a JSON value", exception);
        }
    }

    /// <summary>Writes the root of a JSON document as <see cref="WriteJsonElement"/> does, or <c>null</c>.</summary>
    public void WriteJsonDocument(JsonDocument? value)
    {
        var checkpoint = Checkpoint();
        try
        {
            if (value is null)
                WriteNull();
            else
                WriteJsonElement(value.RootElement);
        }
        catch (ObjectDisposedException exception)
        {
            RollBack(checkpoint, "a JSON value", exception);
        }
    }

    /// <summary>
    /// Writes a JSON node, or <c>null</c>. A node that is nested too deeply, or contains a value that has no JSON form, becomes <c>null</c>
    /// and a reported failure.
    /// </summary>
    public void WriteJsonNode(JsonNode? value)
    {
        var checkpoint = Checkpoint();
        try
        {
            if (value is null)
                WriteNull();
            else
                WriteJson(TextOf(value));
        }
        catch (Exception exception) when (exception is JsonException
            or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            RollBack(checkpoint, "a JSON value", exception);
        }
    }

    /// <summary>Writes JSON text from another source, token by token; all strings are escaped again for a line.</summary>
    /// <exception cref="JsonException">The text is not one JSON value, or is nested too deeply.</exception>
    internal void WriteJson(scoped ReadOnlySpan<byte> json)
    {
        var levels = MaxDepth - _depth;
        var reader = new Utf8JsonReader(json, ReaderOptions(levels));
        var followsAValue = false;
        while (reader.Read())
        {
            if (levels == 0 && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray))
                throw new JsonException($"The JSON value is nested deeper than the {MaxDepth} levels of a line.");

            if (followsAValue && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                _keysMayRepeat |= reader.TokenType is JsonTokenType.PropertyName;
                WriteByte((byte)',');
            }

            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                WriteJsonString(reader.ValueSpan);
            else
                WriteRaw(reader.ValueSpan);

            if (reader.TokenType is JsonTokenType.PropertyName)
                WriteByte((byte)':');

            followsAValue = reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);
        }
    }

    /// <summary>
    /// Accepts the comments and trailing commas that an element may contain if it was parsed leniently. A depth of zero would select the
    /// reader's default, hence the one.
    /// </summary>
    private static JsonReaderOptions ReaderOptions(int levels) => new()
    {
        MaxDepth = Math.Max(1, levels),
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private void WriteJsonString(scoped ReadOnlySpan<byte> body)
    {
        _buffer.ThrowIfTooLarge(Position, body.Length);
        var characters = ArrayPool<char>.Shared.Rent(body.Length);
        try
        {
            WriteString(characters.AsSpan(0, JsonStringBody.Decode(body, characters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private readonly ReadOnlySpan<byte> TextOf(JsonNode value)
    {
        var json = new LimitedBufferWriter(_buffer, Position);
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { MaxDepth = MaxDepth }))
            value.WriteTo(writer);
        return json.WrittenSpan;
    }
}
