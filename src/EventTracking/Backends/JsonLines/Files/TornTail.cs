using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Repairs the end of a file before lines are appended to it: if a killed process left a partial line there, the next line would be
/// appended to it and lost.
/// </summary>
internal static class TornTail
{
    /// <summary>Larger than any event: a file whose last 16 MiB contain no line break is not a file of lines.</summary>
    private const int MaxTailLength = 16 * 1024 * 1024;
    private const int Chunk = 64 * 1024;

    /// <summary>The maximum number of writes by other processes to wait for.</summary>
    private const int MaxWaits = 100;

    /// <summary>
    /// Removes a partial event, and the zeros that a power loss leaves in place of unwritten disk blocks. Anything else, such as a
    /// complete event without a line break, is kept and gets a line break.
    /// </summary>
    /// <returns>A description of the repair; <see langword="null"/> if none was needed.</returns>
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
            ? $"The file ended in {length - kept} bytes of a partial event, which were removed."
            : "The last line of the file had no line break. One was added.";
    }

    /// <summary>Returns whether the file ends within a line that no process is currently writing.</summary>
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

        // Other processes keep writing, and complete their lines.
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

    /// <returns>The bytes after the last line break; empty if it is too far back.</returns>
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
    /// Returns whether an event closes everything it opens and contains no control characters. Those come from disk blocks that were
    /// never written.
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

    /// <summary>Truncates the file, unless a program that does not use the lock has appended to it since.</summary>
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
            // The file may be append-only. Then a line break is added instead.
            return false;
        }
    }
}
