namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>Where blocks of whole lines go. It is called by one thread at a time.</summary>
internal abstract class LineDestination : IDisposable
{
    /// <summary>Writes whole lines.</summary>
    /// <exception cref="IOException">They could not be written. A file is then as if nothing had been tried.</exception>
    public abstract void Write(ReadOnlySpan<byte> lines);

    /// <summary>Hands on what has been written, where something in between may hold it back.</summary>
    public abstract void Flush();

    /// <summary>Leaves what it has open for what is in its place now.</summary>
    public abstract void Reopen();

    /// <summary>Closes what it has open.</summary>
    public abstract void Dispose();
}
