using System.Buffers;

namespace EventTracking.Line;

/// <summary>Finds the parts of a line that was read back from storage.</summary>
/// <remarks>
/// Only the structure is checked, as far as positions depend on it. The reader of the storage has already compared the checksum of the
/// bytes, which are those that this library wrote.
/// </remarks>
internal static class LineOutline
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    /// <summary>Finds the parts of a line.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="layout">The positions of the parts.</param>
    /// <returns>Whether the bytes are a line.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out LineLayout layout)
    {
        layout = default;
        if (!line.StartsWith(LineFormat.NameKey)
            || EndOfString(line, LineLayout.NameStart) is not (> 0 and var nameEnd)
            || !line[nameEnd..].StartsWith(LineFormat.TimestampKey))
        {
            return false;
        }

        var dataStart = new LineLayout(nameEnd, 0, 0).DataStart;
        if (dataStart >= line.Length
            || !line[..dataStart].EndsWith(LineFormat.DataKey)
            || EndOfValue(line, dataStart) is not (> 0 and var dataEnd)
            || !line[dataEnd..].StartsWith(LineFormat.ContextKey)
            || EndOfValue(line, dataEnd + LineFormat.ContextKey.Length) is not (> 0 and var contextEnd))
        {
            return false;
        }

        layout = new LineLayout(nameEnd, dataEnd, contextEnd);
        return EndOfExtraFields(line, contextEnd) is >= 0 and var end && line[end..].SequenceEqual(LineFormat.End);
    }

    private static int EndOfExtraFields(ReadOnlySpan<byte> line, int position)
    {
        while (position >= 0 && position < line.Length && line[position] == ',')
        {
            position = EndOfString(line, position + 1);
            if (position < 0 || position >= line.Length || line[position] != ':')
                return -1;
            position = EndOfValue(line, position + 1);
        }

        return position;
    }

    private static int EndOfValue(ReadOnlySpan<byte> line, int start)
    {
        if (start >= line.Length)
            return -1;

        return line[start] switch
        {
            (byte)'{' or (byte)'[' => EndOfContainer(line, start),
            (byte)'"' => EndOfString(line, start),
            _ => line[start..].IndexOfAny((byte)',', (byte)'}') is > 0 and var length ? start + length : -1,
        };
    }

    private static int EndOfContainer(ReadOnlySpan<byte> line, int start)
    {
        var depth = 0;
        for (var position = start; line[position..].IndexOfAny(Structure) is >= 0 and var found;)
        {
            position += found;
            switch (line[position])
            {
                case (byte)'"':
                    position = EndOfString(line, position);
                    if (position < 0)
                        return -1;
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            position++;
            if (depth == 0)
                return position;
        }

        return -1;
    }

    /// <summary>Returns the byte after a string that starts with a quote at a position; -1 if there is none.</summary>
    private static int EndOfString(ReadOnlySpan<byte> line, int start)
    {
        if (start >= line.Length || line[start] != '"')
            return -1;

        var position = start + 1;
        while (position < line.Length && line[position..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var found)
        {
            position += found + 1;
            if (line[position - 1] == '"')
                return position;
            position++;
        }

        return -1;
    }
}
