using EventTracking.Redis.Handling;

namespace EventTracking.Redis.Consuming;

/// <summary>Connects to the server, again after each failure, and receives events.</summary>
internal sealed class RedisConsumer(RedisConsumerOptions options, ConsumerParts parts) : IConsumer
{
    private static readonly TimeSpan MinReconnectDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxReconnectDelay = TimeSpan.FromSeconds(5);

    /// <summary>Kept when the connection is replaced, so that handled events are acknowledged and not handled again.</summary>
    private readonly HeldEntries _held = new(options);

    private readonly ForwardGroup _forwards = new(parts.Forwards);

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborted)
    {
        var delay = MinReconnectDelay;
        while (!stopping.IsCancellationRequested)
        {
            var started = parts.TimeProvider.GetTimestamp();
            try
            {
                using var connection = await GroupConnection.OpenAsync(options).ConfigureAwait(false);
                await new GroupSession(connection, _held, _forwards, options, parts).RunAsync(stopping, aborted).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                parts.Monitor.Server.Begin(GroupFailure.Of(exception, options));
                if (parts.TimeProvider.GetElapsedTime(started) > MaxReconnectDelay)
                    delay = MinReconnectDelay;
                await Task.Delay(delay, parts.TimeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = delay * 2 < MaxReconnectDelay ? delay * 2 : MaxReconnectDelay;
            }
        }
    }
}
