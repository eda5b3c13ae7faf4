using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventTracking.Redis.Handling;

/// <summary>Writes lines as a tracker writes them.</summary>
internal static class LineText
{
    /// <summary>The timestamp of a line, in UTC.</summary>
    public const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.ffffffzzz";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a line with id.</summary>
    /// <exception cref="JsonException">The data or the context is not JSON.</exception>
    public static ReadOnlyMemory<byte> Of(
        string name, DateTimeOffset timestamp, ReadOnlySpan<byte> data, ReadOnlySpan<byte> context, Guid id, int version)
    {
        var buffer = new ArrayBufferWriter<byte>(data.Length + context.Length + 256);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteString("timestamp"u8, timestamp.ToUniversalTime().ToString(TimestampFormat, CultureInfo.InvariantCulture));
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(data);
        writer.WritePropertyName("context"u8);
        writer.WriteRawValue(context);
        writer.WriteString("id"u8, id);
        if (version > 0)
            writer.WriteNumber("version"u8, version);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Of(EventLine line) =>
        Of(line.Name, line.Timestamp, line.Data.Span, line.Context.Span, line.Id ?? Guid.Empty, line.Version);

    /// <summary>Appends id and version to a line that does not have them.</summary>
    public static ReadOnlyMemory<byte> With(ReadOnlySpan<byte> line, Guid? id, int version)
    {
        var end = line.LastIndexOf((byte)'}');
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{(id is null ? "" : $",\"id\":\"{id}\"")}{(version == 0 ? "" : $",\"version\":{version}")}}}");
        var appended = new byte[end + text.Length];
        line[..end].CopyTo(appended);
        System.Text.Encoding.ASCII.GetBytes(text, appended.AsSpan(end));
        return appended;
    }
}
