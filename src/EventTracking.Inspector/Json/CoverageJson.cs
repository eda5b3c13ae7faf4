using System.Text.Json;
using EventTracking.Inspector.Declaring;
using EventTracking.Inspector.Observing;

namespace EventTracking.Inspector.Json;

/// <summary>Writes which of the declared events were seen, and which events are not declared.</summary>
internal static class CoverageJson
{
    public static void Write(Utf8JsonWriter writer, EventCounts counts)
    {
        var seen = counts.Read();
        var declared = TrackedEventRegistry.All;
        var events = declared.Select(descriptor => (Descriptor: descriptor, Count: TakeCount(seen, descriptor))).ToList();

        writer.WriteStartObject();
        writer.WriteNumber("declared", events.Count);
        writer.WriteNumber("seen", events.Count(static entry => entry.Count > 0));
        writer.WriteStartArray("events");
        foreach (var (descriptor, count) in events)
            Write(writer, descriptor, count);
        writer.WriteEndArray();

        writer.WriteStartArray("undeclared");
        foreach (var (key, count) in seen.OrderBy(static entry => entry.Key.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("name", key.Name);
            writer.WriteNumber("count", count.Events);
            if (count.Example.Length > 0 && DeclarationText.Of(key.Name, count.Example) is { } declaration)
                writer.WriteString("declaration", declaration);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("uncounted", counts.Others);
        writer.WriteEndObject();
    }

    /// <summary>Removes and returns the count of a declared event. Untyped events of its name count for its highest version.</summary>
    private static long TakeCount(Dictionary<(string Name, int Version), EventCount> seen, TrackedEventDescriptor descriptor)
    {
        seen.Remove((descriptor.Name, descriptor.Version), out var typed);
        EventCount? untyped = null;
        if (TrackedEventRegistry.Find(descriptor.Name) == descriptor)
            seen.Remove((descriptor.Name, 0), out untyped);
        return (typed?.Events ?? 0) + (untyped?.Events ?? 0);
    }

    private static void Write(Utf8JsonWriter writer, TrackedEventDescriptor descriptor, long count)
    {
        writer.WriteStartObject();
        writer.WriteString("name", descriptor.Name);
        writer.WriteNumber("version", descriptor.Version);
        writer.WriteString("type", TypeName.Of(descriptor));
        writer.WriteString("doc", descriptor.Documentation);
        writer.WriteNumber("count", count);
        writer.WriteStartArray("fields");
        foreach (var field in descriptor.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.WireName);
            writer.WriteString("member", field.Name);
            writer.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(field.JsonType.ToString()));
            writer.WriteBoolean("nullable", field.IsNullable);
            writer.WriteString("doc", field.Documentation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
