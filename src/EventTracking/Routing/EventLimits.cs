namespace EventTracking;

/// <summary>
/// The limits of the events that a router accepts. An event that exceeds a limit is rejected, counted, and reported with the field that
/// exceeds it.
/// </summary>
/// <remarks>
/// Limits apply to an event when it is emitted and again after the processors. An event that exceeds the size limit is not written
/// completely first: rejecting it takes time and memory in proportion to the limit, not to the event.
/// </remarks>
public sealed class EventLimits
{
    /// <summary>The maximum size of a line in bytes. The default is 256 KiB; <see cref="int.MaxValue"/> means no limit.</summary>
    public int MaxEventBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// The maximum nesting of a line, including its own object and the object of the data. The default is
    /// <see cref="EventDataWriter.MaxDepth"/>, which no line exceeds: deeper values are written as <c>null</c> and reported.
    /// </summary>
    public int MaxDepth { get; init; } = EventDataWriter.MaxDepth;

    /// <summary>
    /// The maximum number of fields in data and context together, including nested ones. The default is 512; <see cref="int.MaxValue"/>
    /// means no limit.
    /// </summary>
    public int MaxFields { get; init; } = 512;

    internal static EventLimits Default { get; } = new();

    /// <summary>A line of at most this many bytes cannot exceed any limit: a field takes at least five bytes, a level two.</summary>
    internal int SafeSize =>
        (int)Math.Min(Math.Min(MaxEventBytes, 5L * MaxFields), MaxDepth < EventDataWriter.MaxDepth ? 2L * MaxDepth : int.MaxValue);

    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive, or <see cref="MaxDepth"/> is above its default.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEventBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxFields);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxDepth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, EventDataWriter.MaxDepth);
    }
}
