using System.Text.Json;

namespace EventTracking.Batching.Tests;

/// <summary>A destination misbehaves at random (seeded); in the end the account matches what happened to every event.</summary>
public sealed class ChaosTests
{
    private const int Events = 30_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_event_is_delivered_dead_lettered_or_counted(int seed)
    {
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var chaos = new ChaoticDestination(new Random(seed), clock);
        var destination = new ObservedDestination(chaos.AnswerAsync);
        var random = new Random(seed);
        using var pipeline = new SomePipeline(
            destination, SomeOptions.With(clock, maxBatchCount: 64, random: random.NextDouble, queueCapacityBytes: 1024 * 1024));

        for (var i = 0; i < Events / 1_000; i++)
        {
            await Elsewhere.Run(() => pipeline.Emit(1_000));
            if (i % 7 == 3)
                Assert.True(await pipeline.FlushAsync() || pipeline.Account.Dropped[DropReason.QueueFull] > 0);
        }

        await pipeline.FlushAsync();

        var account = pipeline.Account;
        var letters = pipeline.DeadLetters!.Events.Select(static letter => letter.Id).ToHashSet();
        var full = account.Dropped[DropReason.QueueFull];
        pipeline.AssertAccount(Events - letters.Count - full, letters.Count, dropped: full == 0 ? [] : [(DropReason.QueueFull, full)]);
        Assert.Equal(0, destination.Overlaps);
        Assert.Equal(letters.Count, pipeline.DeadLetters.Events.Count);

        // Delivered events were stored. Rejected events are dead letters and were not stored, unless an earlier response was lost.
        var stored = chaos.Stored;
        var delivered = pipeline.Emitted.Where(id => stored.Contains(id) && !letters.Contains(id)).ToList();
        Assert.Equal(account.Delivered, delivered.Count);
        Assert.Equal(delivered, chaos.StoredInOrder.Where(id => !letters.Contains(id)));
        Assert.Equal(full, pipeline.Emitted.Count(id => !stored.Contains(id) && !letters.Contains(id)));
    }

    private sealed class ChaoticDestination(Random random, TestClock clock)
    {
        private readonly List<Guid> _order = [];

        public HashSet<Guid> Stored { get; } = [];

        /// <summary>The ids in the order in which they were first stored.</summary>
        public IReadOnlyList<Guid> StoredInOrder => _order;

        public async ValueTask<BatchResult> AnswerAsync(Request request, int number, CancellationToken cancellation)
        {
            switch (random.Next(12))
            {
                case 0:
                    throw new IOException("reset");
                case 1:
                    return BatchResult.RetryLater(TimeSpan.FromSeconds(random.Next(-40, 40)));
                case 2:
                    return null!;
                case 3:
                    // The response is lost.
                    Store(request.Ids);
                    throw new TimeoutException();
                case 4:
                    Store(request.Ids);
                    clock.Advance(SomeOptions.RequestTimeout);
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                    return BatchResult.Accepted;
                case 5:
                    var refused = random.Next(request.Count);
                    Store(request.Ids.Where((_, index) => index != refused));
                    return BatchResult.Rejected(
                        new RejectedEvent(refused, "chosen"), new(refused, "again"), new(request.Count, "none"), new(-1, "none"));
                case 6 when request.Count == 1:
                    return BatchResult.Invalid("alone");
                default:
                    // One event in two hundred is always invalid, and the destination does not report which.
                    if (request.Lines.Any(
                        static line => JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("n").GetInt32() % 200 == 7))
                    {
                        return BatchResult.Invalid("400");
                    }

                    Store(request.Ids);
                    return BatchResult.Accepted;
            }
        }

        private void Store(IEnumerable<Guid> ids) => _order.AddRange(ids.Where(Stored.Add));
    }
}
