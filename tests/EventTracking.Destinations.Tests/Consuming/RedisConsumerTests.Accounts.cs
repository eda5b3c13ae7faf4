using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>The account of a consumer, and the health check.</summary>
public sealed partial class RedisConsumerTests
{
    [Fact]
    public async Task The_account_counts_events_by_what_became_of_them()
    {
        var stream = new RedisStream(_server, "account");
        await stream.EmitAsync(5);
        await stream.AddAsync(("line", Line("other.name", "{}")));
        await stream.AddAsync(("line", "not an event"));
        await using var consumer = await StartAsync(stream, static builder => builder.On<Reading>(static (read, _, _) =>
            read.Number == 1 ? throw new InvalidOperationException("no database") : ValueTask.CompletedTask));

        Bounded.Until(() => consumer.Account.DeadLettered == 2);
        stream.UntilAcknowledged();
        Bounded.Until(() => consumer.Account.Lag == 0);

        var account = Assert.Single(consumer.Services.GetServices<IEventConsumer>()).Account;
        Assert.Equal((7, 4, 1, 2), (account.Received, account.Handled, account.Ignored, account.Retried));
        Assert.Equal(
            "'stream-readers': received 7, handled 4, ignored 1, retried 2, dead-lettered 2 (failed 1, malformed 1), removed 0, lag 0, "
                + "working",
            account.ToString());
        Assert.Equal((null, null, null), (account.FailingSince, account.LastError, account.RetryingSince));
    }

    [Fact]
    public async Task The_account_shows_since_when_an_event_is_retried()
    {
        var stream = new RedisStream(_server, "retried");
        var fails = true;
        await stream.EmitAsync(2);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>((read, _, _) =>
            read.Number == 1 && Volatile.Read(ref fails) ? throw new InvalidOperationException("no database") : ValueTask.CompletedTask));

        Bounded.Until(() => consumer.Account.RetryingSince is not null);
        Volatile.Write(ref fails, false);

        Bounded.Until(() => consumer.Account.Handled == 2 || consumer.Account.DeadLettered == 1);
        Assert.Null(consumer.Account.RetryingSince);
    }

    [Fact]
    public async Task The_account_and_the_health_check_show_an_outage_until_the_server_is_back()
    {
        var stream = new RedisStream(_server, "away");
        await stream.EmitAsync(1);
        await using var consumer = await StartAsync(stream, static builder => builder.OnAny(static (_, _) => ValueTask.CompletedTask));
        Bounded.Until(() => consumer.Account.Handled == 1);
        Assert.Equal("Healthy", await consumer.HealthAsync());

        _server.Kill();

        Bounded.Until(() => consumer.Account.IsFailing);
        Assert.StartsWith(
            "Degraded: No event was lost in the last 60 s. The consumer \"stream-readers\" has been interrupted since ",
            await consumer.HealthAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(consumer.Account.LastError!);

        await _server.StartAsync();

        Bounded.Until(() => !consumer.Account.IsFailing);
        Assert.Equal("Healthy", await consumer.HealthAsync());
    }

    [Fact]
    public async Task A_failed_heartbeat_restarts_the_session_and_is_logged()
    {
        var stream = new RedisStream(_server, "heartbeat");
        await stream.EmitAsync(1);
        var clock = new FailingHeartbeatTime();
        await using var consumer = await RunningConsumer.StartAsync(RedisStream.Consumer, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddRedisEventConsumer(
                RedisStream.Consumer, stream.Options, static consumer => consumer.OnAny(static (_, _) => ValueTask.CompletedTask));
        });

        Bounded.Until(() => consumer.Loggers.Lines.Any(static line => line.Contains("no timer", StringComparison.Ordinal)));
        await stream.EmitAsync(1);

        Bounded.Until(() => consumer.Account.Handled == 2 && !consumer.Account.IsFailing);
    }

    /// <summary>The system clock, whose first timer for a heartbeat fails.</summary>
    private sealed class FailingHeartbeatTime : TimeProvider
    {
        private int _heartbeats;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // A third of ClaimAfter; polls wait for at most 250 ms.
            var isHeartbeat = dueTime.TotalMilliseconds is > 300 and < 350;
            return isHeartbeat && Interlocked.Increment(ref _heartbeats) == 1
                ? throw new InvalidOperationException("The clock has no timer.")
                : base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
