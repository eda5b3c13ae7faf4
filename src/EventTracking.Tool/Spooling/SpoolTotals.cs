namespace EventTracking.Tool.Spooling;

/// <summary>Totals of some events of a spool.</summary>
internal sealed class SpoolTotals
{
    public long Count { get; private set; }

    /// <summary>Gets the number of events that are not delivered yet.</summary>
    public long Pending { get; private set; }

    /// <summary>Gets the number of bytes of the lines.</summary>
    public long LineBytes { get; private set; }

    public DateTimeOffset? Oldest { get; private set; }

    public DateTimeOffset? Newest { get; private set; }

    public void Add(in SpooledEvent spooled, bool isPending)
    {
        Count++;
        Pending += isPending ? 1 : 0;
        LineBytes += spooled.Line.Length;
        var timestamp = spooled.Timestamp;
        Oldest = timestamp < (Oldest ?? DateTimeOffset.MaxValue) ? timestamp : Oldest;
        Newest = timestamp > (Newest ?? DateTimeOffset.MinValue) ? timestamp : Newest;
    }
}
