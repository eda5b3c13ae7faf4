namespace EventTracking;

/// <summary>
/// How large an event may be that a router passes on. An event beyond a limit is lost before it is accepted, counted and reported
/// with its name and the field at which it goes beyond.
/// </summary>
/// <remarks>
/// The limits hold for an event as it comes and again as the processors leave it. What is beyond the limit of size is not written
/// out first: refusing an event takes time and memory in proportion to the limit, not to the event.
/// </remarks>
public sealed class EventLimits
{
    /// <summary>The most bytes of a line; 256 KiB unless set. <see cref="int.MaxValue"/> for no limit.</summary>
    public int MaxEventBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// The deepest nesting of a line, its own object and that of the data included; <see cref="EventDataWriter.MaxDepth"/> unless
    /// set, which no line exceeds: what is nested deeper is <c>null</c> in it, and reported.
    /// </summary>
    public int MaxDepth { get; init; } = EventDataWriter.MaxDepth;

    /// <summary>
    /// The most fields of data and context together, those of nested objects included; 512 unless set.
    /// <see cref="int.MaxValue"/> for no limit.
    /// </summary>
    public int MaxFields { get; init; } = 512;

    internal static EventLimits Default { get; } = new();

    /// <summary>A line of at most so many bytes cannot be beyond any limit: a field takes five bytes, a level two.</summary>
    internal int SafeSize => (int)Math.Min(Math.Min(MaxEventBytes, 5L * MaxFields), MaxDepth < EventDataWriter.MaxDepth ? 2L * MaxDepth : int.MaxValue);

    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive, or the depth is more than a line can have.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEventBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxFields);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxDepth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, EventDataWriter.MaxDepth);
    }
}
