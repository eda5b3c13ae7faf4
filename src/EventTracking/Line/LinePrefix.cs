using EventTracking.Json;

namespace EventTracking.Line;

/// <summary>The start of a line, <c>{"name":"org.edx.video.stop","timestamp":"</c>: constant for an event name.</summary>
internal static class LinePrefix
{
    public static byte[] For(string name)
    {
        var text = new byte[JsonString.MaxLength(name.Length) + 1];
        var replaced = 0;
        var length = JsonString.Write(name, ref text[0], ref replaced);
        return [.. "{\"name\":\""u8, .. text.AsSpan(0, length), .. "\",\"timestamp\":\""u8];
    }
}
