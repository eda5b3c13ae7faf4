using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>
/// Lets a stream remember more ids of added events, for longer. By default a server of version 8.6 remembers the last 100 ids of a
/// producer, fewer than a batch has.
/// </summary>
internal sealed class RememberedIds(IDatabase database, RedisKey key)
{
    /// <summary>The limits of the server.</summary>
    private static readonly StreamConfiguration Limits = new() { IdmpDuration = 86_400, IdmpMaxSize = 10_000 };

    /// <returns>Whether the stream remembers enough. A stream that does not exist yet cannot be configured.</returns>
    public async Task<bool> TryExtendAsync()
    {
        if (!await database.KeyExistsAsync(key).ConfigureAwait(false))
            return false;

        // Setting the limits makes the server forget the ids, so they are only set once.
        var info = await database.StreamInfoAsync(key).ConfigureAwait(false);
        if (info.IdmpDuration < Limits.IdmpDuration || info.IdmpMaxSize < Limits.IdmpMaxSize)
            await database.StreamConfigureAsync(key, Limits).ConfigureAwait(false);
        return true;
    }
}
