using System.Collections.Concurrent;

namespace EventTracking.Redis.Consuming;

/// <summary>The entries that a consumer holds. Only its ids are read by other threads.</summary>
internal sealed class HeldEntries(RedisConsumerOptions options)
{
    /// <summary>The largest number of entries of one request.</summary>
    private const int MaxRead = 250;

    private readonly ConcurrentDictionary<string, HeldEntry> _all = new(StringComparer.Ordinal);
    private readonly PriorityQueue<HeldEntry, DateTimeOffset> _waiting = new();
    private readonly List<HeldEntry> _settled = [];
    private long _bytes;

    /// <summary>
    /// The assumed size of the next entries, because the server limits only their number: at first the size up to which trackers accept
    /// events, then that of the largest entry of the last reads.
    /// </summary>
    private int _largest = (int)Math.Min(new EventLimits().MaxEventBytes, options.MaxInFlightBytes);

    public IEnumerable<string> Ids => _all.Keys;

    /// <summary>The entries that can be acknowledged.</summary>
    public IReadOnlyList<HeldEntry> Settled => _settled;

    /// <summary>When the next entry is handled again; <see langword="null"/> if none waits.</summary>
    public DateTimeOffset? NextDue => _waiting.TryPeek(out _, out var due) ? due : null;

    /// <summary>How many entries may be read now.</summary>
    public int Room
    {
        get
        {
            var byBytes = (options.MaxInFlightBytes - _bytes) / _largest;
            return (int)Math.Clamp(Math.Min(options.MaxInFlightEvents - _all.Count, byBytes), 0, MaxRead);
        }
    }

    public bool Contains(string id) => _all.ContainsKey(id);

    public void Add(IReadOnlyList<HeldEntry> entries)
    {
        foreach (var entry in entries)
        {
            _all[entry.Id] = entry;
            _bytes += entry.Bytes;
        }

        // A single entry may be larger than the limit, and must be read nevertheless.
        if (entries.Count > 0)
            _largest = (int)Math.Clamp(Math.Max(entries.Max(static entry => entry.Bytes), _largest / 2), 1_024, options.MaxInFlightBytes);
    }

    public void Wait(HeldEntry entry, DateTimeOffset due) => _waiting.Enqueue(entry, due);

    /// <summary>Returns the next entry that is due.</summary>
    public HeldEntry? TakeDue(DateTimeOffset now) => NextDue <= now ? _waiting.Dequeue() : null;

    public void Settle(HeldEntry entry) => _settled.Add(entry);

    /// <summary>Removes the entries that backends have not confirmed from the settled ones.</summary>
    public IReadOnlyList<HeldEntry> TakeUnflushed()
    {
        var unflushed = _settled.FindAll(static entry => entry.NeedsFlush);
        _settled.RemoveAll(static entry => entry.NeedsFlush);
        return unflushed;
    }

    /// <summary>Forgets the settled entries, after they were acknowledged.</summary>
    public void RemoveSettled()
    {
        foreach (var entry in _settled)
            Remove(entry);
        _settled.Clear();
    }

    /// <summary>Forgets all entries except the settled ones, because they are read again.</summary>
    public IReadOnlyList<HeldEntry> RemoveUnsettled()
    {
        _waiting.Clear();
        HeldEntry[] unsettled = [.. _all.Values.Except(_settled)];
        foreach (var entry in unsettled)
            Remove(entry);
        return unsettled;
    }

    private void Remove(HeldEntry entry)
    {
        if (_all.TryRemove(entry.Id, out _))
            _bytes -= entry.Bytes;
    }
}
