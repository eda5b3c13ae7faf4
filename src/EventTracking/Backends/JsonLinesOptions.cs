namespace EventTracking;

/// <summary>Settings of a <see cref="JsonLinesBackend"/>.</summary>
public sealed class JsonLinesOptions
{
    /// <summary>
    /// How many bytes are gathered before they are written in one go; 128 KiB unless set. An event that is larger is written by
    /// itself. With 0, every event is written at once.
    /// </summary>
    public int BlockSize { get; init; } = 128 * 1024;

    /// <summary>Whether the stream is left open when the backend is disposed of; it is closed unless set.</summary>
    public bool LeaveOpen { get; init; }
}
