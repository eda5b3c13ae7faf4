namespace EventTracking.Batching.Spooling;

/// <summary>Counts the events of a spool. Any thread may use it.</summary>
/// <param name="found">The number of events that an earlier run has left.</param>
/// <param name="foundBytes">Their size in bytes, roughly.</param>
internal sealed class SpoolCounts(long found, long foundBytes)
{
    private long _inherited = found;
    private long _onDisk = found;
    private long _settled;
    private long _settledOnDisk;
    private long _unread = found;
    private long _unreadBytes = foundBytes;

    /// <summary>Gets the number of events on disk that are not settled.</summary>
    public long Durable => Math.Max(0, Interlocked.Read(ref _onDisk) - Interlocked.Read(ref _settledOnDisk));

    /// <summary>Gets the number of events on disk that have not been taken.</summary>
    public long Unread => Math.Max(0, Interlocked.Read(ref _unread));

    /// <summary>Gets the size of the lines of these events in bytes, roughly.</summary>
    public long UnreadBytes => Interlocked.Read(ref _unreadBytes);

    /// <summary>Returns the number of events that are not settled, on disk or not.</summary>
    /// <param name="added">The number of events that this run has added.</param>
    public long Held(long added) => Math.Max(0, Interlocked.Read(ref _inherited) + added - Interlocked.Read(ref _settled));

    /// <summary>Counts events of another instance, before they are appended.</summary>
    public void Adopt(int events) => Interlocked.Add(ref _inherited, events);

    /// <summary>Counts events that are on disk now.</summary>
    public void Append(int events, long lineBytes)
    {
        Interlocked.Add(ref _onDisk, events);
        Interlocked.Add(ref _unreadBytes, lineBytes);
        Interlocked.Add(ref _unread, events);
    }

    /// <summary>Counts events that were read.</summary>
    public void Take(int events, long lineBytes)
    {
        Interlocked.Add(ref _unreadBytes, -lineBytes);
        if (Interlocked.Add(ref _unread, -events) <= 0)
            Interlocked.Exchange(ref _unreadBytes, 0);
    }

    /// <summary>Counts events on disk whose outcome is recorded although they were never read.</summary>
    public void SettleUnread(long events)
    {
        Interlocked.Add(ref _unread, -events);
        Settle(events, events);
    }

    /// <summary>Counts events whose outcome is recorded.</summary>
    /// <param name="events">The number of events.</param>
    /// <param name="onDisk">How many of them are on disk.</param>
    public void Settle(long events, long onDisk)
    {
        Interlocked.Add(ref _settledOnDisk, onDisk);
        Interlocked.Add(ref _settled, events);
    }
}
