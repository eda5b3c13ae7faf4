namespace EventTracking.Benchmarks.Measuring;

/// <summary>Takes finished lines.</summary>
internal interface IByteSink
{
    /// <summary>Takes a line.</summary>
    /// <param name="line">UTF-8, valid until the method returns.</param>
    void Take(ReadOnlySpan<byte> line);
}

/// <summary>Counts bytes and forgets them.</summary>
internal sealed class CountingSink : IByteSink
{
    public long Bytes { get; private set; }

    /// <summary>Whether lines are copied to <see cref="Last"/>.</summary>
    public bool KeepLast { get; set; }

    public byte[] Last { get; private set; } = [];

    public void Take(ReadOnlySpan<byte> line)
    {
        Bytes += line.Length;
        if (KeepLast)
            Last = line.ToArray();
    }
}
