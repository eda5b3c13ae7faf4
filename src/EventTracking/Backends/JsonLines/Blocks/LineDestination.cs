namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>Receives blocks of whole lines. Called by one thread at a time.</summary>
internal abstract class LineDestination : IDisposable
{
    /// <summary>Gets a value indicating whether <see cref="Flush"/> may have an effect.</summary>
    public abstract bool IsBuffered { get; }

    /// <summary>Writes whole lines.</summary>
    /// <exception cref="IOException">The lines could not be written. A file is left as it was before.</exception>
    public abstract void Write(ReadOnlySpan<byte> lines);

    /// <summary>Flushes any buffer between this destination and the operating system.</summary>
    public abstract void Flush();

    /// <summary>Closes the file and opens the one that is at its path now.</summary>
    public abstract void Reopen();

    /// <summary>Closes the file or the stream.</summary>
    public abstract void Dispose();
}
