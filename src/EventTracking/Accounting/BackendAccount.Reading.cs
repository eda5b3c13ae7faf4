using EventTracking.Accounting;

namespace EventTracking;

/// <content>Reads the account, also while it changes.</content>
public sealed partial class BackendAccount
{
    /// <summary>Limits how often a reader starts again while the backend keeps settling events.</summary>
    private const int MaxReads = 16;

    /// <summary>Gets the counters at the time the account was closed; <see langword="null"/> while it is open.</summary>
    internal AccountSnapshot? Closing => _closing;

    /// <summary>Gets the number of events that the backend currently holds.</summary>
    internal long Pending => _closing is null ? _pending() : 0;

    /// <summary>Gets the number of events that the destination accepted.</summary>
    internal long Delivered => Sum(_cells, static cell => cell.Delivered);

    /// <summary>Returns the number of events that other threads are currently emitting.</summary>
    internal long UndecidedOnOtherThreads() => Sum(_cells, static cell => cell.Undecided) - UndecidedOnThisThread();

    /// <summary>Returns the number of events that the calling thread is currently emitting.</summary>
    internal long UndecidedOnThisThread() => Cell.Undecided;

    internal AccountSnapshot Read(string path)
    {
        // Outcomes are read before offers, so an event emitted in between appears as undecided, never as decided but not offered.
        var (rejected, filtered) = (_rejected.Read(), Sum(_cells, static cell => cell.Filtered));
        var settled = ReadSettled();
        var (pending, spooled) = ReadPending();

        // A worker or timer may settle events between the two reads, which would then be missing from both. In that case read again.
        for (var tries = 1; tries < MaxReads && ReadSettled() is var now && now.Total != settled.Total; tries++)
        {
            settled = now;
            (pending, spooled) = ReadPending();
        }

        var offered = Sum(_cells, static cell => cell.Offered) + Interlocked.Read(ref _offeredWithoutCell);
        return new AccountSnapshot(path, offered, filtered, settled.Delivered, settled.DeadLettered, pending, rejected, settled.Dropped)
        {
            Spooled = spooled,
        };
    }

    private (long Pending, long Spooled) ReadPending()
    {
        var pending = _pending();
        return (pending, Math.Clamp(_spooled(), 0, Math.Max(0, pending)));
    }

    private Settled ReadSettled() =>
        new(Sum(_cells, static cell => cell.Delivered), Interlocked.Read(ref _deadLettered), _dropped.Read());

    private static long Sum(AccountCell?[] cells, Func<AccountCell, long> counter)
    {
        long sum = 0;
        foreach (var cell in cells)
            sum += cell is null ? 0 : counter(cell);
        return sum;
    }

    /// <summary>The outcomes of accepted events. No count ever decreases, so an equal sum means equal counts.</summary>
    private readonly record struct Settled(long Delivered, long DeadLettered, DropCounts Dropped)
    {
        public long Total => Delivered + DeadLettered + Dropped.Total;
    }
}
