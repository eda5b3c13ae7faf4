namespace EventTracking.Serialization;

/// <summary>The start of a line, <c>{"name":"org.edx.video.stop","timestamp":"</c>: constant for an event name.</summary>
internal static class LinePrefix
{
    public static byte[] For(string name)
    {
        Span<byte> quoted = new byte[JsonString.MaxLength(name.Length)];
        var length = JsonString.Write(name, quoted, out _);
        return [.. "{\"name\":"u8, .. quoted[..length], .. ",\"timestamp\":\""u8];
    }
}
