namespace EventTracking.Line;

/// <summary>
/// Thrown when an event exceeds its size limit. It passes through user code, and through the handlers that replace a failing field with
/// <c>null</c>.
/// </summary>
internal sealed class EventTooLargeException : Exception
{
    /// <param name="written">The part of the line that was written.</param>
    /// <param name="limit">The maximum size of a line, in bytes.</param>
    public EventTooLargeException(ReadOnlySpan<byte> written, int limit)
        : base(Describe(FieldPath.AtEnd(written[..Math.Min(written.Length, limit)]), limit))
    {
    }

    /// <summary>Returns the message for an event that exceeds the limit at a field.</summary>
    public static string Describe(string field, int limit) => $"at the field \"{field}\" it exceeds the limit of {limit} bytes";
}
