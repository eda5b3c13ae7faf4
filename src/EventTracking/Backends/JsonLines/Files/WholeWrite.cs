namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Appends a block whole or not at all.</summary>
internal static class WholeWrite
{
    /// <summary>Appends the lines, in one write unless the system takes them in parts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="writerLock">Whether a part may be cut off again.</param>
    /// <exception cref="IOException">They could not be written. A part that was written is taken back.</exception>
    public static void Append(LineFile file, ReadOnlySpan<byte> lines, WriterLock writerLock)
    {
        var rest = lines;
        try
        {
            while (!rest.IsEmpty)
                rest = rest[file.Write(rest)..];
        }
        catch (IOException) when (rest.Length < lines.Length)
        {
            if (writerLock.CanTruncate)
                TakeBack(file, lines.Length - rest.Length);
            throw;
        }
    }

    private static void TakeBack(LineFile file, int written)
    {
        try
        {
            file.Truncate(file.Length - written);
        }
        catch (IOException)
        {
            // Then the file ends in a torn line, and the next write mends it.
        }
    }
}
