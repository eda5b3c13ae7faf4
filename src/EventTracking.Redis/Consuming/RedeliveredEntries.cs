using EventTracking.Redis.Handling;
using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>
/// Reads entries that were delivered before, to this consumer or to one that has died, with the number of their attempts.
/// </summary>
internal sealed class RedeliveredEntries(
    GroupConnection connection, HeldEntries held, RedisConsumerOptions options, ConsumerParts parts)
{
    private const string FirstCursor = "0-0";

    private RedisValue _lastOwn = FirstCursor;
    private RedisValue _claimCursor = FirstCursor;
    private long? _claimed;

    /// <summary>A cursor that did not reach the end is continued at once.</summary>
    private bool IsClaimDue =>
        _claimCursor != FirstCursor || _claimed is not { } claimed || parts.TimeProvider.GetElapsedTime(claimed) >= options.ClaimAfter / 2;

    /// <summary>Reads the next entries that this consumer read before its last connection or process ended.</summary>
    /// <returns>The entries; <see langword="null"/> after the last one.</returns>
    public async Task<HeldEntry[]?> ReadOwnAsync()
    {
        var entries = await connection.ReadOwnAsync(_lastOwn, Math.Max(1, held.Room)).ConfigureAwait(false);
        if (entries.Length == 0)
            return null;

        _lastOwn = entries[^1].Id;
        return await CountAttemptsAsync(entries).ConfigureAwait(false);
    }

    /// <summary>Takes over entries of consumers that have died.</summary>
    /// <returns>The entries; <see langword="null"/> if there are none, or it is too early to ask.</returns>
    public async Task<HeldEntry[]?> ClaimAsync()
    {
        if (!IsClaimDue || held.Room is not (> 0 and var room))
            return null;

        var claim = await connection.ClaimAsync(_claimCursor, room).ConfigureAwait(false);
        _claimCursor = claim.NextStartId;
        _claimed = parts.TimeProvider.GetTimestamp();
        if (claim.DeletedIds.Length > 0)
            parts.Monitor.Removed(claim.DeletedIds.Length);
        return claim.ClaimedEntries.Length > 0 || _claimCursor != FirstCursor
            ? await CountAttemptsAsync(claim.ClaimedEntries).ConfigureAwait(false)
            : null;
    }

    /// <summary>Returns the entries that still exist and are not held, and sets their delivery counts to those of their attempts.</summary>
    private async Task<HeldEntry[]> CountAttemptsAsync(StreamEntry[] entries)
    {
        var removed = entries.Where(IsRemoved).ToArray();
        if (removed.Length > 0)
        {
            parts.Monitor.Removed(removed.Length);
            await connection.AcknowledgeAsync(removed.Where(static entry => !entry.Id.IsNull).Select(static entry => entry.Id.ToString()))
                .ConfigureAwait(false);
        }

        var known = entries.Where(entry => !IsRemoved(entry) && !held.Contains(entry.Id.ToString())).ToArray();
        if (known.Length == 0)
            return [];

        var deliveries = await connection.DeliveriesAsync(known).ConfigureAwait(false);
        HeldEntry[] redelivered =
        [
            .. known.Select(entry => new HeldEntry(entry, options.Key, deliveries.GetValueOrDefault(entry.Id.ToString(), 1) - 1)),
        ];
        foreach (var group in redelivered.GroupBy(static entry => entry.Attempts))
            await connection.SetAttemptsAsync(group.Select(static entry => entry.Id), group.Key).ConfigureAwait(false);
        return redelivered;
    }

    /// <summary>Returns whether the server has removed an entry that a consumer has read.</summary>
    private static bool IsRemoved(StreamEntry entry) => entry.IsNull || entry.Values is not { Length: > 0 };
}
