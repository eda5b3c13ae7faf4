using System.Globalization;

namespace EventTracking.Hosting;

/// <summary>What became of the events of a consumer since its host started, and whether the consumer works, at one moment.</summary>
/// <remarks>
/// A consumer receives an event again if it or its server failed before the event was acknowledged. Such events count again. A received
/// event that is not counted otherwise waits for its handler or for a retry.
/// </remarks>
public sealed class ConsumerAccount
{
    /// <summary>Gets the name of the consumer.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the number of events that were read from the stream or topic.</summary>
    public long Received { get; init; }

    /// <summary>
    /// Gets the number of events whose handler has returned and that were forwarded. An event that a backend may have lost is handled, and
    /// counted, again.
    /// </summary>
    public long Handled { get; init; }

    /// <summary>Gets the number of events without a handler, which were acknowledged.</summary>
    public long Ignored { get; init; }

    /// <summary>Gets the number of attempts that repeat an earlier one.</summary>
    public long Retried { get; init; }

    /// <summary>Gets the number of events that went to the dead letters.</summary>
    public long DeadLettered { get; init; }

    /// <summary>
    /// Gets the number of events that went to the dead letters by reason: <c>failed</c>, <c>unreadable</c> or <c>malformed</c>. Reasons
    /// that have not occurred are missing.
    /// </summary>
    public IReadOnlyDictionary<string, long> DeadLetteredByReason { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the number of events that the server removed after they were read and before they were handled. They are lost.
    /// </summary>
    public long Removed { get; init; }

    /// <summary>
    /// Gets the number of events that no consumer of the group has read yet; <see langword="null"/> if the server has not reported it.
    /// </summary>
    public long? Lag { get; init; }

    /// <summary>
    /// Gets the time of the first failure of the event that has been retried for the longest time; <see langword="null"/> if no event waits
    /// for a retry.
    /// </summary>
    public DateTimeOffset? RetryingSince { get; init; }

    /// <summary>
    /// Gets the time from which the consumer could not receive events, or could not send its dead letters; <see langword="null"/> while it
    /// can do both.
    /// </summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>
    /// Gets the last error; <see langword="null"/> while the consumer can receive events and send its dead letters. The text can contain
    /// addresses, and no secrets.
    /// </summary>
    public string? LastError { get; init; }

    /// <summary>Gets a value indicating whether the consumer cannot receive events, or cannot send its dead letters.</summary>
    public bool IsFailing => FailingSince is not null;

    /// <summary>Returns the counts on one line, without <see cref="LastError"/>.</summary>
    public override string ToString()
    {
        var reasons = string.Join(", ", DeadLetteredByReason.OrderBy(static one => one.Key, StringComparer.Ordinal)
            .Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"'{Name}': received {Received}, handled {Handled}, ignored {Ignored}, retried {Retried}, "
                + $"dead-lettered {DeadLettered} ({(reasons.Length == 0 ? "none" : reasons)}), removed {Removed}, "
                + $"lag {(Lag is { } lag ? lag : "unknown")}, {(FailingSince is { } since ? $"failing since {since:O}" : "working")}");
    }
}
