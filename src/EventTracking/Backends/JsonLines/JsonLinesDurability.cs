namespace EventTracking;

/// <summary>What an event that a <see cref="JsonLinesBackend"/> has delivered to a file survives.</summary>
public enum JsonLinesDurability
{
    /// <summary>The end of the process, however it ends: the operating system has the event.</summary>
    Process,

    /// <summary>
    /// The loss of power: the disk has the event. Every block is synced (<c>fdatasync</c>) before its events count as delivered,
    /// which costs milliseconds on most disks; a larger <see cref="JsonLinesOptions.BlockSize"/> shares them among more events.
    /// </summary>
    Disk,
}
