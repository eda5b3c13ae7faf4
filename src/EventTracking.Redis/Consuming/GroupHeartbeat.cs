using EventTracking.Redis.Handling;
using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>Reports regularly that a consumer holds its events, even while a handler runs, and reads the lag.</summary>
internal sealed class GroupHeartbeat(GroupConnection connection, HeldEntries held, RedisConsumerOptions options, ConsumerParts parts)
{
    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken ended)
    {
        var interval = options.ClaimAfter / 3 < MaxInterval ? options.ClaimAfter / 3 : MaxInterval;
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (held.Ids.ToArray() is { Length: > 0 } ids)
                    await connection.KeepAsync(ids).ConfigureAwait(false);
                if (await connection.LagAsync().ConfigureAwait(false) is { } lag)
                    parts.Monitor.Lag = lag;
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
            {
                // The requests for events fail as well, and are reported.
            }

            await Task.Delay(interval, parts.TimeProvider, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
