using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Has a file end in a line break before something is appended: after a line that a killed process left half written, the next good
/// line would be lost with it.
/// </summary>
internal static class TornTail
{
    /// <summary>No event is larger: a file without a line break for so long is not a file of lines.</summary>
    private const int MaxTailLength = 16 * 1024 * 1024;
    private const int Chunk = 64 * 1024;

    /// <summary>The most writes of others that are waited for.</summary>
    private const int MaxWaits = 100;

    /// <summary>
    /// Cuts off a half-written event, and the zeros that a disk leaves for blocks that it had not written when the power was lost.
    /// Anything else, such as a whole event without a line break, gets a line break and is kept.
    /// </summary>
    /// <returns>What was done, or <see langword="null"/> if the file was in order.</returns>
    public static string? Repair(LineFile file, WriterLock writerLock)
    {
        if (!IsTorn(file, out var length))
            return null;

        var withoutZeros = FindEndBeforeZeros(file, length);
        var tail = Tail(file, withoutZeros);
        var kept = IsTornEvent(tail) ? withoutZeros - tail.Length : withoutZeros;
        var isCut = kept < length && TryTruncate(file, length, kept, writerLock);
        if (!isCut || !EndsInLineBreak(file, kept))
            file.Write("\n"u8);
        return isCut
            ? $"The file ended in {length - kept} bytes of an event that was not written whole. They were cut off."
            : "The file ended in a line without a line break. It was given one.";
    }

    /// <summary>Whether the file ends within a line, and not only because a process is in the middle of writing it.</summary>
    private static bool IsTorn(LineFile file, out long length)
    {
        for (var attempt = 0; attempt < MaxWaits; attempt++)
        {
            length = file.Length;
            if (EndsInLineBreak(file, length))
                return false;

            file.WaitForWrite();
            if (file.Length == length)
                return true;
        }

        // Others write all the time, and end their lines.
        length = file.Length;
        return false;
    }

    private static bool EndsInLineBreak(LineFile file, long length)
    {
        Span<byte> last = stackalloc byte[1];
        return length == 0 || file.Read(last, length - 1) == 0 || last[0] == (byte)'\n';
    }

    private static long FindEndBeforeZeros(LineFile file, long length)
    {
        Span<byte> last = stackalloc byte[1];
        if (file.Read(last, length - 1) == 0 || last[0] != 0)
            return length;

        var bytes = new byte[Chunk];
        while (length > 0)
        {
            var start = Math.Max(0, length - Chunk);
            var end = ReadAll(file, bytes.AsSpan(0, (int)(length - start)), start).LastIndexOfAnyExcept((byte)0);
            if (end >= 0)
                return start + end + 1;
            length = start;
        }

        return 0;
    }

    /// <returns>The bytes after the last line break; nothing if it is too far back.</returns>
    private static ReadOnlySpan<byte> Tail(LineFile file, long length)
    {
        for (long size = Chunk; size <= MaxTailLength; size *= 2)
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
        var known = Math.Min(tail.Length, LineFormat.NameKey.Length);
        return known > 0 && tail[..known].SequenceEqual(LineFormat.NameKey[..known]) && !IsComplete(tail.TrimEnd(" \t\r"u8));
    }

    /// <summary>
    /// A part of an event does not close everything that it has opened. Bytes that no text has are those of blocks that a disk had
    /// not written yet.
    /// </summary>
    private static bool IsComplete(ReadOnlySpan<byte> tail)
    {
        var outline = new JsonOutline(tail);
        while (outline.Read())
        {
            // Only the end matters.
        }

        return outline.IsAtEnd && tail[^1] == '}' && tail.IndexOfAnyInRange((byte)0, (byte)31) < 0;
    }

    /// <summary>A program that takes no lock may have appended something since: then nothing is cut.</summary>
    private static bool TryTruncate(LineFile file, long length, long kept, WriterLock writerLock)
    {
        try
        {
            if (!writerLock.CanTruncate || file.Length != length)
                return false;

            file.Truncate(kept);
            return true;
        }
        catch (IOException)
        {
            // A file may be for appending only; then the line break has to do.
            return false;
        }
    }
}
