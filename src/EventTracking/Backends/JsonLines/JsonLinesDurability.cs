namespace EventTracking;

/// <summary>What the delivered events of a <see cref="JsonLinesBackend"/> survive.</summary>
public enum JsonLinesDurability
{
    /// <summary>The end of the process, even by kill -9: the operating system has the event.</summary>
    Process,

    /// <summary>
    /// A power failure: the disk has the event. Every block is synced (<c>fdatasync</c>) before its events count as delivered, which takes
    /// milliseconds on most disks. A larger <see cref="JsonLinesOptions.BlockSize"/> spreads that time over more events.
    /// </summary>
    Disk,
}
