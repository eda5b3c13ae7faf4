namespace EventTracking;

/// <summary>What a destination did with a batch.</summary>
public sealed class BatchResult
{
    private BatchResult(BatchResultKind kind, string reason = "", RefusedEvent[]? refused = null, TimeSpan? after = null)
    {
        Kind = kind;
        Reason = reason;
        RefusedEvents = refused ?? [];
        After = after;
    }

    /// <summary>It took all events.</summary>
    public static BatchResult Taken { get; } = new(BatchResultKind.Taken);

    internal BatchResultKind Kind { get; }

    internal string Reason { get; }

    internal RefusedEvent[] RefusedEvents { get; }

    internal TimeSpan? After { get; }

    /// <summary>It took all events but these, which it refuses for good. They go to the dead-letter backend.</summary>
    /// <param name="events">
    /// The events that it refuses; with none of them, it took all. An index that is not in the batch is left out and reported; of
    /// several reasons for one event the first counts.
    /// </param>
    public static BatchResult Refused(params IEnumerable<RefusedEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new(BatchResultKind.Refused, refused: [.. events]);
    }

    /// <summary>It took nothing now, and may take the same batch later.</summary>
    /// <param name="after">
    /// How long it wants to be left alone, such as the header <c>Retry-After</c> says; as long as the settings say unless given. More
    /// than five minutes are five minutes, and what is not positive counts as not given. The pause of the settings comes on top.
    /// </param>
    /// <param name="reason">Why.</param>
    public static BatchResult TryLater(TimeSpan? after = null, string reason = "")
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(BatchResultKind.TryLater, reason, after: after);
    }

    /// <summary>
    /// The destination refused the credentials and accepted nothing. The batch is retried as with <see cref="TryLater"/>, and the
    /// refusal is logged at once as an error, once per outage.
    /// </summary>
    /// <param name="reason">The words of the destination, without secrets.</param>
    /// <remarks>
    /// An <see cref="HttpRequestException"/> with the status 401 or 403 and an <see cref="UnauthorizedAccessException"/> mean the same.
    /// </remarks>
    public static BatchResult Unauthorized(string reason = "")
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(BatchResultKind.Unauthorized, reason);
    }

    /// <summary>
    /// It took nothing and never will, because something is wrong with the batch: an event in it, or its size. The batch is halved
    /// until it is known which events those are; the others are sent, and those that are refused alone go to the dead-letter backend.
    /// </summary>
    /// <param name="reason">Why.</param>
    public static BatchResult BadBatch(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(BatchResultKind.BadBatch, reason);
    }

    /// <summary>What was done, with the reason if there is one.</summary>
    public override string ToString() => Reason.Length == 0 ? $"{Kind}" : $"{Kind}: {Reason}";
}
