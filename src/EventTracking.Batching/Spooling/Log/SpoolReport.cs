namespace EventTracking.Batching.Spooling.Log;

internal enum SpoolReportKind
{
    /// <summary>Events cannot be read.</summary>
    Damage,

    /// <summary>A file that cannot be read was renamed, so that the spool works without it.</summary>
    SegmentSetAside,

    /// <summary>The cursor cannot be read: events that were delivered may be delivered again.</summary>
    CursorLost,

    /// <summary>Power was lost before the disk had confirmed the latest events.</summary>
    PowerLost,

    /// <summary>The header of a segment was damaged and was restored from its copy, or the copy from the header.</summary>
    HeaderRepaired,

    /// <summary>An operation of the disk failed. No event is lost.</summary>
    DiskError,
}

/// <summary>Something that is wrong on the disk of a spool.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="Offset">The offset in the file, in bytes.</param>
/// <param name="LostEvents">The number of events that are lost. Later reports do not count them again.</param>
/// <param name="Error">The error of the disk, if any.</param>
internal readonly record struct SpoolReport(
    SpoolReportKind Kind, string Path, long Offset = 0, long LostEvents = 0, IOException? Error = null)
{
    public override string ToString() => Kind switch
    {
        SpoolReportKind.Damage when Offset > 0 =>
            $"{LostEvents} events are lost: they are damaged or missing at offset {Offset} of '{Path}'.",
        SpoolReportKind.Damage => $"{LostEvents} events are lost: they are damaged or missing at '{Path}'.",
        SpoolReportKind.SegmentSetAside =>
            $"'{Path}' cannot be read and was renamed to '{Path}{SpoolNames.Damaged}'. Delete it if its events are not needed.",
        SpoolReportKind.CursorLost => $"'{Path}' cannot be read. Events that were delivered before may be delivered again.",
        SpoolReportKind.PowerLost =>
            $"Power was lost before the disk had confirmed the latest events. '{Path}' is valid up to offset {Offset}.",
        SpoolReportKind.HeaderRepaired => $"'{Path}' was damaged at offset {Offset}. It is repaired, and no event is lost.",
        _ => $"The disk failed at '{Path}': {Error?.Message}",
    };
}
