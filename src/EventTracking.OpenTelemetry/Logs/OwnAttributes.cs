using System.Text.Json;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>
/// The attributes that are not from the context. A field of the context with the same name is renamed, because keys must be unique.
/// </summary>
internal static class OwnAttributes
{
    public static ReadOnlySpan<byte> Id => "event.id"u8;

    public static ReadOnlySpan<byte> Version => "event.version"u8;

    /// <summary>Makes Azure Monitor show the record as a custom event.</summary>
    public static ReadOnlySpan<byte> CustomEventName => "microsoft.custom_event.name"u8;

    /// <returns>Another name for the member at the reader's position; <see langword="null"/> if it can keep its own.</returns>
    public static string? Renamed(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals(Id) || reader.ValueTextEquals(Version) || reader.ValueTextEquals(CustomEventName)
            ? $"context.{reader.GetString()}"
            : null;
}
