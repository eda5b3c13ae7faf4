using System.Globalization;
using EventTracking.Redis.Handling;
using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>An entry of the stream that this consumer has read and not acknowledged yet.</summary>
/// <param name="entry">The entry.</param>
/// <param name="key">The key of the stream.</param>
/// <param name="attempts">How often a handler has been called for it.</param>
internal sealed class HeldEntry(StreamEntry entry, string key, int attempts)
{
    public string Id { get; } = entry.Id.ToString();

    public int Bytes { get; } = entry.Values.Sum(static field => (int)field.Value.Length());

    /// <summary>How often a handler has been called for it.</summary>
    public int Attempts { get; set; } = attempts;

    /// <summary>Whether it was forwarded to backends that have not confirmed it.</summary>
    public bool NeedsFlush { get; set; }

    public string Place => $"{key}/{Id}";

    public IncomingMessage ToMessage() => new(Find("line") ?? Find("data") ?? default, Find, Place, TimeOf(Id));

    public NameValueEntry[] ToDeadLetter(DeadLetter letter, string consumer) =>
    [
        .. entry.Values,
        .. letter.Fields(consumer, Place).Select(static field => new NameValueEntry(field.Key, field.Value)),
    ];

    private ReadOnlyMemory<byte>? Find(string name)
    {
        foreach (var field in entry.Values)
        {
            if (field.Name == name)
                return field.Value;
        }

        return null;
    }

    /// <summary>An id begins with the time in milliseconds, unless its producer has chosen another one.</summary>
    private static DateTimeOffset TimeOf(string id) =>
        long.TryParse(id.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : DateTimeOffset.UnixEpoch;
}
