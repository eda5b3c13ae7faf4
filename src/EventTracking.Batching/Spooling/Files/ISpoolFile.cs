namespace EventTracking.Batching.Spooling.Files;

/// <summary>An open file of a spool.</summary>
/// <remarks>What is written survives the end of the process, and a loss of power only after <see cref="Sync"/>.</remarks>
internal interface ISpoolFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads from an offset.</summary>
    /// <returns>The number of bytes read, which may be fewer than requested; 0 at the end of the file.</returns>
    int Read(long offset, Span<byte> into);

    /// <summary>Writes at an offset. Bytes between the end of the file and the offset become zeros.</summary>
    /// <returns>The number of bytes written, at least 1, which may be fewer than given.</returns>
    int Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Shortens the file. Reserved space past the new end is released.</summary>
    void Truncate(long length);

    /// <summary>Waits until everything written is on disk.</summary>
    /// <exception cref="IOException">
    /// Something written may not be on disk. Do not call this again for the same bytes: the system now considers them written, so the
    /// next call would succeed without them.
    /// </exception>
    void Sync();
}
