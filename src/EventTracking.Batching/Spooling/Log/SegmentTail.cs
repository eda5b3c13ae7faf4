namespace EventTracking.Batching.Spooling.Log;

/// <summary>The result of reading a segment up to its end.</summary>
internal readonly record struct SegmentTail
{
    /// <summary>Gets the last sequence.</summary>
    public long Last { get; init; }

    /// <summary>Gets the offset after the last frame.</summary>
    public long End { get; init; }

    /// <summary>Gets the offset from which the frames may not be on disk.</summary>
    public long UnsyncedFrom { get; init; }

    /// <summary>Gets the highest sequence in a valid header, even if its payload is damaged.</summary>
    public long Highest { get; init; }

    /// <summary>
    /// Gets the first place at which an event is missing that may not have been on disk: the last sequence before, and its end.
    /// </summary>
    public (long Last, long Offset)? Hole { get; init; }

    /// <summary>Reads all frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="header">The header of the segment.</param>
    /// <param name="through">The last sequence, if known.</param>
    /// <param name="length">The length of the file.</param>
    /// <param name="durable">The sequence through which all events were on disk.</param>
    public static SegmentTail Scan(FrameReader frames, SegmentHeader header, long through, long length, long durable)
    {
        var (last, end) = (header.First - 1, (long)SegmentHeader.FramesAt);
        long? unsyncedFrom = null;
        (long, long)? hole = null;
        while (frames.TryRead(0, through, length, out var sequence, out _))
        {
            if (sequence > Math.Max(last, durable) + 1)
                hole ??= (Math.Max(last, durable), end);
            if (sequence > durable)
                unsyncedFrom ??= end;
            (last, end) = (sequence, frames.Offset);
        }

        if (through < long.MaxValue && Math.Max(last, durable) < through)
            hole ??= (Math.Max(last, durable), end);
        return new SegmentTail
        {
            Last = last,
            End = end,
            UnsyncedFrom = unsyncedFrom ?? end,
            Highest = frames.HighestSequence,
            Hole = hole,
        };
    }
}
