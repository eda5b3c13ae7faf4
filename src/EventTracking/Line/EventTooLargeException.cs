using EventTracking.Routing;

namespace EventTracking.Line;

/// <summary>
/// Ends the writing of an event that is beyond its limit of size. It passes through getters and enumerations, and through what
/// otherwise keeps a field from costing its event.
/// </summary>
internal sealed class EventTooLargeException : Exception
{
    /// <param name="written">The line as far as it was written.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    public EventTooLargeException(ReadOnlySpan<byte> written, int limit)
        : base(LimitCheck.DescribeOversize(LimitCheck.FieldAtEnd(written[..Math.Min(written.Length, limit)]), limit))
    {
    }
}
