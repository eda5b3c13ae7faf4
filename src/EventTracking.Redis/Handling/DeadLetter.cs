using System.Globalization;

namespace EventTracking.Redis.Handling;

/// <summary>Why an event is dead-lettered.</summary>
/// <param name="Reason">One of the constants of this type.</param>
/// <param name="Detail">The error.</param>
/// <param name="Attempts">How often a handler was called for the event.</param>
internal sealed record DeadLetter(string Reason, string Detail, int Attempts)
{
    /// <summary>The bytes are not the line of an event, and not a CloudEvent.</summary>
    public const string Malformed = "malformed";

    /// <summary>The data does not fit the event that a handler expects.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The handler has failed too often.</summary>
    public const string Failed = "failed";

    private const int MaxDetailLength = 1_000;

    /// <summary>Returns the fields of a dead letter that describe its failure.</summary>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="place">Where the event was read.</param>
    public IEnumerable<KeyValuePair<string, string>> Fields(string consumer, string place) =>
    [
        new("dead_letter_reason", Reason),
        new("dead_letter_detail", Detail.Length > MaxDetailLength ? Detail[..MaxDetailLength] : Detail),
        new("dead_letter_attempts", Attempts.ToString(CultureInfo.InvariantCulture)),
        new("dead_letter_consumer", consumer),
        new("dead_letter_place", place),
    ];
}
