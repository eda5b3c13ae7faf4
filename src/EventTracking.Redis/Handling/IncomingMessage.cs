using System.Text;

namespace EventTracking.Redis.Handling;

/// <summary>One entry of a stream, or one message of a topic.</summary>
/// <param name="Value">The line, the CloudEvent, or the data of a CloudEvent in binary mode.</param>
/// <param name="FindHeader">Returns the header or field of a name; <see langword="null"/> if the message has none.</param>
/// <param name="Place">The stream or topic and the position in it, which identify the message.</param>
/// <param name="Time">When the message was stored.</param>
internal sealed record IncomingMessage(
    ReadOnlyMemory<byte> Value, Func<string, ReadOnlyMemory<byte>?> FindHeader, string Place, DateTimeOffset Time)
{
    /// <summary>Returns a header as text.</summary>
    public string? HeaderText(string name) => FindHeader(name) is { } value ? Encoding.UTF8.GetString(value.Span) : null;
}
