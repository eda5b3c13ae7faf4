using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Redis;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A consumer of a stream on a real server.</summary>
public sealed partial class RedisConsumerTests : IAsyncLifetime
{
    private readonly RedisServer _server = new();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Events_are_handled_typed_and_in_order_and_acknowledged()
    {
        var stream = new RedisStream(_server, "typed");
        var handled = new ConcurrentQueue<(Reading Read, Guid? Id)>();
        await stream.EmitAsync(500);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>((read, line, _) =>
        {
            handled.Enqueue((read, line.Id));
            return ValueTask.CompletedTask;
        }));
        await stream.EmitAsync(500, first: 500);

        Bounded.Until(() => handled.Count == 1_000);
        stream.UntilAcknowledged();

        Assert.Equal(Enumerable.Range(0, 1_000).Select(static i => new Reading(i, $"sensor {i}")), handled.Select(static one => one.Read));
        Assert.Equal(1_000, handled.Select(static one => one.Id!.Value).Distinct().Count());
        Assert.Equal((1_000, 1_000), (consumer.Counts["received"], consumer.Counts["handled"]));
        Bounded.Until(() => consumer.Counts["lag"] == 0);
    }

    [Fact]
    public async Task Events_without_a_handler_are_acknowledged_and_counted_as_ignored()
    {
        var stream = new RedisStream(_server, "ignored");
        await stream.EmitAsync(3);
        await stream.AddAsync(("line", Line("other.name", "{}")));
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>(static (_, _, _) => ValueTask.CompletedTask));

        Bounded.Until(() => consumer.Counts["ignored"] == 1);
        stream.UntilAcknowledged();

        Assert.Equal(3, consumer.Counts["handled"]);
    }

    [Fact]
    public async Task The_permissions_on_the_page_are_enough()
    {
        var sentence = Regex.Match(Repository.Text("docs/consuming.md"), "The user needs [^.]*").Value;
        var rules = Regex.Matches(sentence, @"\+[@\w]+").Select(static rule => rule.Value);
        var stream = new RedisStream(_server, "granted");
        await _server.ExecuteAsync("ACL", ["SETUSER", "consumer", "on", ">pass", "~granted", "~granted:dead-letters", .. rules]);
        await stream.EmitAsync(3);
        await stream.AddAsync(("line", "not an event"));
        var options = new RedisConsumerOptions
        {
            ConnectionString = $"127.0.0.1:{_server.Port},user=consumer,password=pass",
            Key = stream.Key,
        };

        await using var consumer = await StartAsync(
            stream, static builder => builder.On<Reading>(static (_, _, _) => ValueTask.CompletedTask), options);

        Bounded.Until(() => (consumer.Counts["handled"], consumer.Counts["dead_lettered"]) == (3, 1));
        stream.UntilAcknowledged();
    }

    [Fact]
    public async Task A_failing_event_is_retried_without_blocking_others_and_then_dead_lettered()
    {
        var stream = new RedisStream(_server, "failing");
        var handled = new ConcurrentQueue<int>();
        await stream.EmitAsync(5);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>((read, _, _) =>
        {
            handled.Enqueue(read.Number);
            return read.Number == 1 ? throw new InvalidOperationException("no database") : ValueTask.CompletedTask;
        }));

        Bounded.Until(() => consumer.Counts["dead_lettered"] == 1);
        stream.UntilAcknowledged();

        Assert.Equal([0, 1, 2, 3, 4, 1, 1], handled);
        Assert.Equal((2, 4), (consumer.Counts["retried"], consumer.Counts["handled"]));
        var letter = Assert.Single(await stream.DeadLettersAsync());
        Assert.Equal("test.sensor.read", letter["name"]);
        Assert.Contains("\"number\":1,", letter["line"], StringComparison.Ordinal);
        Assert.Equal(
            ("failed", "3", "test.sensor.read: InvalidOperationException: no database", RedisStream.Consumer),
            (letter["dead_letter_reason"], letter["dead_letter_attempts"], letter["dead_letter_detail"], letter["dead_letter_consumer"]));
        Assert.StartsWith("failing/", letter["dead_letter_place"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_handled_at_the_second_attempt_is_not_dead_lettered()
    {
        var stream = new RedisStream(_server, "second");
        var calls = 0;
        await stream.EmitAsync(1);
        await using var consumer = await StartAsync(stream, builder => builder.OnAny((_, _) =>
            Interlocked.Increment(ref calls) == 1 ? throw new TimeoutException() : ValueTask.CompletedTask));

        Bounded.Until(() => consumer.Counts["handled"] == 1);
        stream.UntilAcknowledged();

        Assert.Equal(2, calls);
        Assert.Empty(await stream.DeadLettersAsync());
    }

    [Fact]
    public async Task Malformed_and_unreadable_events_are_dead_lettered_at_once_with_the_error()
    {
        var stream = new RedisStream(_server, "malformed");
        await stream.AddAsync(("line", "not JSON"));
        await stream.AddAsync(("other", "field"));
        await stream.AddAsync(("line", Line("test.sensor.read", """{"number":"x"}""")));
        await stream.AddAsync(("ce_specversion", "1.0"), ("ce_id", "1"), ("data", "{}"));
        await stream.EmitAsync(1);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>(static (_, _, _) => ValueTask.CompletedTask));

        Bounded.Until(() => consumer.Counts["handled"] == 1);
        stream.UntilAcknowledged();

        var letters = await stream.DeadLettersAsync();
        Assert.Equal(
            ["malformed", "malformed", "unreadable", "malformed"], letters.Select(static letter => letter["dead_letter_reason"]));
        Assert.Equal("not JSON", letters[0]["line"]);
        Assert.Equal("0", letters[0]["dead_letter_attempts"]);
        Assert.StartsWith("test.sensor.read: number: expected an integer", letters[2]["dead_letter_detail"], StringComparison.Ordinal);
        Assert.Equal("the CloudEvent has no type or no id", letters[3]["dead_letter_detail"]);
    }

    [Fact]
    public async Task A_hundred_thousand_events_are_handled_once_each_in_order()
    {
        var stream = new RedisStream(_server, "many");
        var next = 0;
        await stream.EmitAsync(100_000);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>((read, _, _) =>
        {
            if (read.Number == next)
                next++;
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => consumer.Counts["handled"] == 100_000);
        stream.UntilAcknowledged();

        Assert.Equal((100_000, 100_000), (next, consumer.Counts["received"]));
    }

    [Fact]
    public async Task A_server_that_is_killed_and_restarted_loses_no_event()
    {
        var stream = new RedisStream(_server, "restarted");
        var handled = new ConcurrentDictionary<int, int>();
        await stream.EmitAsync(2_000);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>(async (read, _, cancellationToken) =>
        {
            handled.AddOrUpdate(read.Number, 1, static (_, count) => count + 1);
            if (read.Number % 10 == 0)
                await Task.Delay(1, cancellationToken);
        }));
        Bounded.Until(() => handled.Count > 300);
        await _server.ExecuteAsync("BGREWRITEAOF");

        _server.Kill();
        Bounded.Until(() => consumer.Loggers.Lines.Any(static line => line.Contains("is interrupted", StringComparison.Ordinal)));
        await _server.StartAsync();

        Bounded.Until(() => handled.Count == 2_000);
        stream.UntilAcknowledged();
        Assert.Contains(consumer.Loggers.Lines, static line => line.Contains("receives events again", StringComparison.Ordinal));
        Assert.Empty(await stream.DeadLettersAsync());
    }

    [Fact]
    public async Task A_stop_waits_for_the_handler_and_leaves_the_rest_to_the_next_consumer()
    {
        var stream = new RedisStream(_server, "stopped");
        var (started, finish) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await stream.EmitAsync(50);
        var first = await StartAsync(stream, builder => builder.OnAny(async (_, cancellationToken) =>
        {
            started.Release();
            await finish.WaitAsync(cancellationToken);
        }));
        started.WaitInTime();

        var stopped = first.StopAsync();
        Assert.False(stopped.IsCompleted);
        finish.Release();
        await stopped;

        Assert.Equal(1, first.Counts["handled"]);
        Assert.Equal(49, await stream.PendingAsync());
        await first.DisposeAsync();
        await using var second = await StartAsync(
            stream, builder => builder.OnAny(static (_, _) => ValueTask.CompletedTask), Named(stream, "two"));
        Bounded.Until(() => second.Counts["handled"] == 49);
        stream.UntilAcknowledged();
    }

    [Fact]
    public async Task Events_that_were_only_read_are_handled_even_if_there_is_a_single_attempt()
    {
        var stream = new RedisStream(_server, "single");
        var options = new RedisConsumerOptions
        {
            ConnectionString = _server.ConnectionString(),
            Key = stream.Key,
            ClaimAfter = TimeSpan.FromSeconds(1),
            MaxAttempts = 1,
        };
        await stream.EmitAsync(10);
        await stream.ReadAsync("dead", 10);
        await using var consumer = await StartAsync(
            stream, builder => builder.OnAny(static (_, _) => ValueTask.CompletedTask), options);

        Bounded.Until(() => consumer.Counts["handled"] == 10);
        stream.UntilAcknowledged();

        Assert.Empty(await stream.DeadLettersAsync());
    }

    [Fact]
    public async Task A_handler_that_does_not_end_is_canceled_at_the_timeout_of_the_host()
    {
        var stream = new RedisStream(_server, "canceled");
        var (started, canceled) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await stream.EmitAsync(1);
        var consumer = await StartAsync(stream, builder => builder.OnAny(async (_, cancellationToken) =>
        {
            started.Release();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                canceled.Release();
            }
        }));
        started.WaitInTime();

        await consumer.StopAsync(TimeSpan.FromMilliseconds(50));

        canceled.WaitInTime();
        Assert.Equal(1, await stream.PendingAsync());
        Assert.Equal(-1, consumer.Counts["handled"]);
        consumer.Counts.Dispose();
    }

    private static RedisConsumerOptions Named(RedisStream stream, string consumer) => new()
    {
        ConnectionString = stream.Options.ConnectionString,
        Key = stream.Key,
        ConsumerName = consumer,
        ClaimAfter = TimeSpan.FromSeconds(1),
    };

    private static string Line(string name, string data) =>
        $$$"""{"name":"{{{name}}}","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{{{data}}},"context":{}}""";

    private static Task<RunningConsumer> StartAsync(
        RedisStream stream, Action<RedisEventConsumerBuilder> configure, RedisConsumerOptions? options = null) =>
        RunningConsumer.StartAsync(
            RedisStream.Consumer,
            builder => builder.Services.AddRedisEventConsumer(RedisStream.Consumer, options ?? stream.Options, configure));
}
