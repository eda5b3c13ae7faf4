namespace EventTracking.Batching.Spooling.Files;

internal static class SpoolFileExtensions
{
    /// <summary>Fills a buffer from a file, however short the reads are.</summary>
    /// <returns>The number of bytes, which is lower than the length of the buffer only at the end of the file.</returns>
    public static int Fill(this ISpoolFile file, long offset, Span<byte> buffer)
    {
        var length = 0;
        while (length < buffer.Length && file.Read(offset + length, buffer[length..]) is > 0 and var read)
            length += read;
        return length;
    }
}
