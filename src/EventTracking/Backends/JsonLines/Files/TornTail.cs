using EventTracking.Serialization;

namespace EventTracking.JsonLines.Files;

/// <summary>
/// Sees to it that a file ends in a line break before something is appended: behind a line that a killed process left half
/// written, the next good line would be lost with it.
/// </summary>
internal static class TornTail
{
    /// <summary>No event is looked for that is larger: what has no line break for so long is no file of lines.</summary>
    private const int LargestTail = 16 * 1024 * 1024;
    private const int Chunk = 64 * 1024;

    private static ReadOnlySpan<byte> Beginning => "{\"name\":"u8;

    /// <summary>
    /// Cuts a half-written event off. Anything else, a whole event without a line break for one, gets a line break and is kept.
    /// </summary>
    /// <returns>What was done, or <see langword="null"/> where the file was in order.</returns>
    public static string? Mend(LineFile file)
    {
        var length = file.Length;
        if (length == 0 || EndsInLineBreak(file, length))
            return null;

        var tail = Tail(file, length);
        if (IsTornEvent(tail) && TryTruncate(file, length - tail.Length))
            return $"The file ended in a part of an event, {tail.Length} bytes, from a writer that was cut short. It was cut off.";

        file.Write("\n"u8);
        return "The file ended in a line without a line break. It was given one.";
    }

    private static bool EndsInLineBreak(LineFile file, long length)
    {
        Span<byte> last = stackalloc byte[1];
        return file.Read(last, length - 1) == 0 || last[0] == (byte)'\n';
    }

    /// <returns>What is behind the last line break; nothing where it is too far back.</returns>
    private static ReadOnlySpan<byte> Tail(LineFile file, long length)
    {
        for (long size = Chunk; size <= LargestTail; size *= 2)
        {
            var start = Math.Max(0, length - size);
            var bytes = new byte[length - start];
            var end = ReadAll(file, bytes, start);
            var lineBreak = end.LastIndexOf((byte)'\n');
            if (lineBreak >= 0 || start == 0)
                return end[(lineBreak + 1)..];
        }

        return default;
    }

    private static ReadOnlySpan<byte> ReadAll(LineFile file, Span<byte> bytes, long offset)
    {
        var read = 0;
        while (read < bytes.Length && file.Read(bytes[read..], offset + read) is > 0 and var count)
            read += count;
        return bytes[..read];
    }

    private static bool IsTornEvent(ReadOnlySpan<byte> tail)
    {
        var known = Math.Min(tail.Length, Beginning.Length);
        return known > 0 && tail[..known].SequenceEqual(Beginning[..known]) && !IsWhole(tail);
    }

    /// <summary>
    /// The beginning of an event closes all that it has opened at its end only. Bytes that no text has are those of blocks that a disk
    /// had not written yet.
    /// </summary>
    private static bool IsWhole(ReadOnlySpan<byte> tail)
    {
        var outline = new JsonOutline(tail);
        while (outline.Read())
        {
            // The end tells.
        }

        return outline.IsAtEnd && tail[^1] == '}' && tail.IndexOfAnyInRange((byte)0, (byte)31) < 0;
    }

    private static bool TryTruncate(LineFile file, long length)
    {
        try
        {
            file.Truncate(length);
            return true;
        }
        catch (IOException)
        {
            // A file may be for appending only; then the line break has to do.
            return false;
        }
    }
}
