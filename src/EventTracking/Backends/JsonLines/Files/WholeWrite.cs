namespace EventTracking.JsonLines.Files;

/// <summary>Appends a block whole or not at all.</summary>
internal static class WholeWrite
{
    /// <summary>Appends the lines, in one write unless the system takes them in parts.</summary>
    /// <exception cref="IOException">They could not be written. A part that was is taken back.</exception>
    public static void Append(LineFile file, ReadOnlySpan<byte> lines)
    {
        var rest = lines;
        try
        {
            while (!rest.IsEmpty)
                rest = rest[file.Write(rest)..];
        }
        catch (IOException) when (rest.Length < lines.Length)
        {
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
