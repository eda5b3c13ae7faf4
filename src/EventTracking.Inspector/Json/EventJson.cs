using System.Text;
using System.Text.Json;
using EventTracking.Inspector.Observing;

namespace EventTracking.Inspector.Json;

/// <summary>Writes observed events as JSON.</summary>
internal static class EventJson
{
    /// <summary>Writes an event with its line as an object, for programs.</summary>
    public static void WriteObject(Utf8JsonWriter writer, ObservedEvent observed, long number) =>
        Write(writer, observed, number, static (writer, line) => writer.WriteRawValue(line.Span, skipInputValidation: true));

    /// <summary>
    /// Writes an event with its line as a string, for the page: JavaScript would round large numbers, and the page shows what was written.
    /// </summary>
    public static void WriteText(Utf8JsonWriter writer, ObservedEvent observed, long number) =>
        Write(writer, observed, number, static (writer, line) => writer.WriteStringValue(Encoding.UTF8.GetString(line.Span)));

    private static void Write(
        Utf8JsonWriter writer, ObservedEvent observed, long number, Action<Utf8JsonWriter, ReadOnlyMemory<byte>> writeLine)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", number);
        writer.WriteString("name", observed.Name);
        writer.WriteString("timestamp", observed.Timestamp);
        if (observed.Id is { } id)
            writer.WriteString("id", id);
        if (observed.Descriptor is { } descriptor)
        {
            writer.WriteNumber("version", descriptor.Version);
            writer.WriteString("type", TypeName.Of(descriptor));
        }

        WriteLine(writer, observed.Json, writeLine);
        writer.WriteStartArray("steps");
        foreach (var step in observed.Steps)
            Write(writer, step, writeLine);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, EventStep step, Action<Utf8JsonWriter, ReadOnlyMemory<byte>> writeLine)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", NameOf(step.Kind));
        writer.WriteString("path", step.Path);
        if (step.Processor is { } processor)
            writer.WriteString("processor", processor);
        if (step.Reason is { } reason)
            writer.WriteString("reason", reason.ToString());
        if (step.Detail is { } detail)
            writer.WriteString("detail", detail);
        WriteLine(writer, step.Json, writeLine);
        writer.WriteEndObject();
    }

    private static void WriteLine(
        Utf8JsonWriter writer, ReadOnlyMemory<byte> line, Action<Utf8JsonWriter, ReadOnlyMemory<byte>> writeLine)
    {
        if (line.IsEmpty)
            return;

        writer.WritePropertyName("line");
        writeLine(writer, line);
    }

    private static string NameOf(EventStepKind kind) => kind switch
    {
        EventStepKind.Kept => "kept",
        EventStepKind.Rewritten => "rewritten",
        EventStepKind.Failed => "failed",
        EventStepKind.Filtered => "filtered",
        EventStepKind.Delivered => "delivered",
        EventStepKind.Queued => "queued",
        EventStepKind.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown step."),
    };
}
