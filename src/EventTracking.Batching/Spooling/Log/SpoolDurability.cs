namespace EventTracking;

/// <summary>What the events of a spool survive once they count as spooled.</summary>
public enum SpoolDurability
{
    /// <summary>
    /// The end of the process in any way. A loss of power or a crash of the operating system may lose the latest events.
    /// </summary>
    Process,

    /// <summary>A loss of power as well: events count as spooled after the disk has confirmed them. The default.</summary>
    Disk,
}
