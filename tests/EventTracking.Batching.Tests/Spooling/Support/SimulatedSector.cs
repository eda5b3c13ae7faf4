namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>The versions of a sector since it was last on disk for certain. A crash leaves any of them, or the one on disk.</summary>
internal sealed class SimulatedSector
{
    public const int Size = 512;

    private readonly List<byte[]> _versions = [];

    /// <summary>
    /// Whether a sync has failed since the last write. The system considers the sector written, so later syncs skip it.
    /// </summary>
    public bool IsAbandoned { get; set; }

    public void Add(ReadOnlySpan<byte> version)
    {
        _versions.Add(version.ToArray());
        IsAbandoned = false;
    }

    /// <summary>Returns a version.</summary>
    /// <param name="random">Chooses the version; <see langword="null"/> for the newest.</param>
    public byte[] Choose(Random? random) => _versions[random?.Next(_versions.Count) ?? ^1];
}
