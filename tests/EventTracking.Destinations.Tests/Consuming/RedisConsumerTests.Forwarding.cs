using System.Collections.Concurrent;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Destinations.Tests.Consuming;

public sealed partial class RedisConsumerTests
{
    [Fact]
    public async Task A_forwarded_event_keeps_everything()
    {
        var stream = new RedisStream(_server, "forwarded");
        var collected = new CollectingBackend();
        var versions = new ConcurrentQueue<int>();
        await stream.AddAsync(
            ("id", "01890a5d-ac96-774b-bcce-b302099a8057"), ("version", "7"),
            ("line", """
                {"name":"other.name","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"a":1},"context":{"user_id":7},"seq":3}
                """));
        await stream.AddAsync(
            ("line", """
                { "data": [1, 2], "timestamp": "2026-11-23T19:29:34Z", "name": "python" }
                """));
        await using var consumer = await RunningConsumer.StartAsync(RedisStream.Consumer, builder =>
        {
            builder.AddEventTracking(tracking => tracking
                .AddBackend("file", collected)
                .AddBackend("versions", new DelegateBackend((in EventEnvelope envelope) => versions.Enqueue(envelope.Version))));
            builder.Services.AddRedisEventConsumer(
                RedisStream.Consumer, stream.Options, static consumer => consumer.ForwardTo("file").ForwardTo("versions"));
        });

        Bounded.Until(() => collected.Events.Count == 2);
        stream.UntilAcknowledged();

        var first = collected.Events[0];
        Assert.Equal(("other.name", Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057")), (first.Name, first.Id));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 19, 29, 34, TimeSpan.Zero).AddMicroseconds(718_308), first.Timestamp);
        Assert.Equal(
            """{"name":"other.name","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"a":1},"context":{"user_id":7},"seq":3,"""
                + "\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"version\":7}",
            first.Json);
        var second = collected.Events[1];
        Assert.Equal("python", second.Name);
        Assert.StartsWith(
            """{"name":"python","timestamp":"2026-11-23T19:29:34.000000+00:00","data":[1, 2],"context":{},"id":""", second.Json,
            StringComparison.Ordinal);
        Assert.Equal([7, 0], versions);
        Assert.Equal(2, consumer.Counts["handled"]);
    }

    [Fact]
    public async Task Forwarded_events_are_acknowledged_after_their_destination_has_accepted_them()
    {
        var stream = new RedisStream(_server, "unaccepted");
        using var destination = new GatedDestination();
        await stream.EmitAsync(10);
        await using var consumer = await RunningConsumer.StartAsync(RedisStream.Consumer, builder =>
        {
            builder.AddEventTracking(tracking => tracking.AddBackend("gated", new BatchingBackend(destination)));
            builder.Services.AddRedisEventConsumer(
                RedisStream.Consumer, stream.Options, static consumer => consumer.ForwardTo("gated"));
        });
        Bounded.Until(() => consumer.Counts["handled"] == 10);
        destination.Called.WaitInTime();

        Assert.Equal(10, await stream.PendingAsync());
        destination.Open();

        stream.UntilAcknowledged();
    }

    private sealed class GatedDestination : IEventBatchBackend, IDisposable
    {
        private readonly TaskCompletionSource _gate = new();

        public SemaphoreSlim Called { get; } = new(0);

        public void Open() => _gate.SetResult();

        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            Called.Release();
            await _gate.Task.WaitAsync(cancellationToken);
            return BatchResult.Accepted;
        }

        public void Dispose() => Called.Dispose();
    }
}
