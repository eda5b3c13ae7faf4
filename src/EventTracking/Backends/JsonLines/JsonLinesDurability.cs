namespace EventTracking;

/// <summary>The failures that the delivered events of a <see cref="JsonLinesBackend"/> survive.</summary>
public enum JsonLinesDurability
{
    /// <summary>Events survive a crash of the process, even <c>kill -9</c>: the operating system has them.</summary>
    Process,

    /// <summary>
    /// Events also survive a power failure: they are on disk. Every block is synced (<c>fdatasync</c>) before its events count as
    /// delivered, which takes milliseconds on most disks. A larger <see cref="JsonLinesOptions.BlockSize"/> spreads that time over more
    /// events.
    /// </summary>
    Disk,
}
