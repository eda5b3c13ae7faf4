using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Catalog;

/// <summary>
/// An example of an event's line, valid under its JSON Schema. It depends on the shape alone, so an unchanged event keeps its example.
/// </summary>
internal static class ExampleLine
{
    /// <summary>Returns the line, or <see langword="null"/> if the event has no finite data.</summary>
    public static string? Of(DataShape shape)
    {
        if (!new ExampleData(shape).TryCreate(out var data))
            return null;

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new JsonObject
            {
                ["name"] = shape.EventName,
                ["timestamp"] = "2026-01-31T12:34:56.789012+00:00",
                ["data"] = data,
                ["context"] = new JsonObject(),
            }.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
