namespace EventTracking;

/// <summary>The response of a destination to a batch.</summary>
public sealed class BatchResult
{
    private BatchResult(BatchResultKind kind, string reason = "", RejectedEvent[]? rejected = null, TimeSpan? after = null)
    {
        Kind = kind;
        Reason = reason;
        RejectedEvents = rejected ?? [];
        After = after;
    }

    /// <summary>Gets the result for a batch that was accepted completely.</summary>
    public static BatchResult Accepted { get; } = new(BatchResultKind.Accepted);

    internal BatchResultKind Kind { get; }

    internal string Reason { get; }

    internal RejectedEvent[] RejectedEvents { get; }

    internal TimeSpan? After { get; }

    /// <summary>
    /// Creates the result for a batch that was accepted except for these events, which never will be. They go to the dead-letter backend.
    /// </summary>
    /// <param name="events">
    /// The rejected events; if there are none, the batch is accepted. An index outside the batch is ignored and reported; the first
    /// reason of an event counts.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    public static BatchResult Rejected(params IEnumerable<RejectedEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new(BatchResultKind.Rejected, rejected: [.. events]);
    }

    /// <summary>Creates the result for a batch from which nothing was accepted. The same batch is sent again later.</summary>
    /// <param name="after">
    /// The shortest time to wait, such as the value of a <c>Retry-After</c> header, capped at five minutes. It is added to the retry
    /// delay of <see cref="BatchingOptions"/>. Values that are not positive count as <see langword="null"/>.
    /// </param>
    /// <param name="reason">The reason, for the log.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static BatchResult RetryLater(TimeSpan? after = null, string reason = "")
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(BatchResultKind.RetryLater, reason, after: after);
    }

    /// <summary>
    /// Creates the result for a batch that was not accepted because the destination refused the credentials. The batch is retried as with
    /// <see cref="RetryLater"/>, and an error is logged at once, once per outage.
    /// </summary>
    /// <param name="reason">The reason given by the destination, without secrets.</param>
    /// <remarks>
    /// An <see cref="HttpRequestException"/> with status 401 or 403 and an <see cref="UnauthorizedAccessException"/> mean the same.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static BatchResult Unauthorized(string reason = "")
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(BatchResultKind.Unauthorized, reason);
    }

    /// <summary>
    /// Creates the result for a batch that will never be accepted, because it contains an invalid event or is too large. Nothing was
    /// accepted. The batch is halved until the invalid events are found. They go to the dead-letter backend; the others are sent.
    /// </summary>
    /// <param name="reason">The reason given by the destination.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static BatchResult Invalid(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(BatchResultKind.Invalid, reason);
    }

    /// <summary>Returns the kind of the result, with its reason if it has one.</summary>
    public override string ToString() => Reason.Length == 0 ? $"{Kind}" : $"{Kind}: {Reason}";
}
