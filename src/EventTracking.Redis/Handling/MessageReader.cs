using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EventTracking.Redis.Handling;

/// <summary>
/// Turns a message into a line with an id: a line as it is, or a CloudEvent in binary or structured mode, from any producer.
/// </summary>
internal static class MessageReader
{
    /// <summary>The server limits the size: a message that has been received is in memory already.</summary>
    private static readonly EventReadOptions AnySize = new() { MaxBytes = int.MaxValue };

    /// <returns>Whether the message is an event. Invalid bytes never throw.</returns>
    public static bool TryRead(IncomingMessage message, [NotNullWhen(true)] out EventLine? line, [NotNullWhen(false)] out string? error)
    {
        line = null;
        return TryFindLine(message, out var json, out error) && EventLine.TryParse(json, out line, out error, AnySize);
    }

    private static bool TryFindLine(IncomingMessage message, out ReadOnlyMemory<byte> json, [NotNullWhen(false)] out string? error)
    {
        if (message.FindHeader("ce_specversion") is not null)
            return CloudEvents.TryReadBinary(message, out json, out error);

        if (message.HeaderText("content-type") is { } type
            && type.StartsWith("application/cloudevents", StringComparison.OrdinalIgnoreCase))
        {
            return CloudEvents.TryReadStructured(message, out json, out error);
        }

        if (EventLine.TryParse(message.Value, out var line, out error, AnySize))
        {
            json = WithIdentity(line, message);
            return true;
        }

        // Producers without headers, such as redis-cli, also write CloudEvents.
        json = default;
        return CloudEvents.IsStructured(message.Value) && CloudEvents.TryReadStructured(message, out json, out error);
    }

    /// <summary>Returns the line with the id and the version that are stored next to it.</summary>
    private static ReadOnlyMemory<byte> WithIdentity(EventLine line, IncomingMessage message)
    {
        Guid? id = line.Id is not null ? null
            : Guid.TryParse(message.HeaderText("id"), out var stored) ? stored
            : NameUuid.Of(message.Place);
        var version = line.Version == 0
            && int.TryParse(message.HeaderText("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return id is null && version == 0 ? line.Json : LineText.With(line.Json.Span, id, version);
    }
}
