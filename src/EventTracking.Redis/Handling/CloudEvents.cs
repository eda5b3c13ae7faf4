using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventTracking.Redis.Handling;

/// <summary>Turns CloudEvents 1.0 into lines.</summary>
/// <remarks>
/// The context is that of the attribute <c>eventcontext</c>, which this library writes. An event of another producer has its source and
/// subject as context. An id that is not a UUID is replaced by one that depends on source and id, which identify a CloudEvent.
/// </remarks>
internal static class CloudEvents
{
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    /// <summary>Reads a message whose headers are the attributes, and whose value is the data.</summary>
    public static bool TryReadBinary(IncomingMessage message, out ReadOnlyMemory<byte> line, [NotNullWhen(false)] out string? error)
    {
        if (message.HeaderText("content-type") is { } type && !IsJson(type))
            return Fail("content-type: expected application/json", out line, out error);

        return TryWrite(name => message.HeaderText($"ce_{name}"), message.Value, message.Time, out line, out error);
    }

    /// <summary>Reads a message whose value is one JSON object with the attributes and the data.</summary>
    public static bool TryReadStructured(IncomingMessage message, out ReadOnlyMemory<byte> line, [NotNullWhen(false)] out string? error)
    {
        try
        {
            using var document = JsonDocument.Parse(message.Value);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
                return Fail("expected a CloudEvent, which is an object", out line, out error);
            if (root.TryGetProperty("data_base64", out _))
                return Fail("data_base64: expected JSON in data", out line, out error);

            var data = root.TryGetProperty("data", out var value) ? Encoding.UTF8.GetBytes(value.GetRawText()) : [];
            return TryWrite(name => TextOf(root, name), data, message.Time, out line, out error);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Fail("is not JSON", out line, out error);
        }
    }

    /// <summary>Returns whether the bytes are a CloudEvent in structured mode.</summary>
    public static bool IsStructured(ReadOnlyMemory<byte> value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("specversion", out _);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Names can have escapes that are not Unicode.
            return false;
        }
    }

    private static bool TryWrite(
        Func<string, string?> attribute,
        ReadOnlyMemory<byte> data,
        DateTimeOffset stored,
        out ReadOnlyMemory<byte> line,
        [NotNullWhen(false)] out string? error)
    {
        if (attribute("type") is not { Length: > 0 } name || attribute("id") is not { Length: > 0 } id)
            return Fail("the CloudEvent has no type or no id", out line, out error);

        var timestamp = stored;
        if (attribute("time") is { } time
            && !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp))
        {
            return Fail("time: expected a date and time in RFC 3339", out line, out error);
        }

        var source = attribute("source") ?? "";
        _ = int.TryParse(attribute("eventversion"), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        try
        {
            error = null;
            line = LineText.Of(
                name, timestamp, (data.IsEmpty ? EmptyObject : data).Span, ContextOf(attribute, source),
                Guid.TryParse(id, out var uuid) ? uuid : NameUuid.Of($"{source}\n{id}"), version);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Fail("data or eventcontext: is not JSON", out line, out error);
        }
    }

    private static ReadOnlySpan<byte> ContextOf(Func<string, string?> attribute, string source)
    {
        if (attribute("eventcontext") is { } context)
            return Encoding.UTF8.GetBytes(context);

        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("source"u8, source);
        if (attribute("subject") is { } subject)
            writer.WriteString("subject"u8, subject);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static string? TextOf(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Null ? null
        : value.GetRawText();

    private static bool Fail(string reason, out ReadOnlyMemory<byte> line, out string error)
    {
        (line, error) = (default, reason);
        return false;
    }

    private static bool IsJson(string type) =>
        type.Contains("/json", StringComparison.OrdinalIgnoreCase) || type.Contains("+json", StringComparison.OrdinalIgnoreCase);
}
