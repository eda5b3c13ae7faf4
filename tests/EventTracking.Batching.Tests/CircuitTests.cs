namespace EventTracking.Batching.Tests;

/// <summary>An unavailable destination receives few requests.</summary>
public sealed class CircuitTests
{
    [Fact]
    public async Task An_open_circuit_sends_one_probe_per_break()
    {
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var outage = TimeSpan.FromMinutes(30);
        var asked = new List<TimeSpan>();
        var destination = new ObservedDestination(_ =>
        {
            asked.Add(clock.Elapsed);
            return clock.Elapsed < outage ? BatchResult.RetryLater() : BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 10, random: new Random(3).NextDouble));

        pipeline.Emit(100);
        Assert.True(await pipeline.FlushAsync());

        // Two failed requests open the circuit. Then one probe is sent per break, and all batches once it closes.
        var whileAway = asked.Where(time => time < outage).ToArray();
        Assert.All(
            whileAway.Skip(1).Zip(whileAway.Skip(2)), static pair => Assert.True(pair.Second - pair.First >= SomeOptions.Break, $"{pair}"));
        Assert.InRange(whileAway.Length, 20, (outage / SomeOptions.Break) + 2);
        Assert.Equal(10, asked.Count - whileAway.Length);
        Assert.Equal(pipeline.Emitted, destination.Requests.TakeLast(10).SelectMany(static request => request.Ids));
        pipeline.AssertAccount(delivered: 100);
    }

    [Fact]
    public async Task The_break_outlives_the_batch_that_caused_it()
    {
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var asked = new List<TimeSpan>();
        var destination = new ObservedDestination(_ =>
        {
            asked.Add(clock.Elapsed);
            return BatchResult.RetryLater();
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 1, deadline: TimeSpan.FromMinutes(2)));

        pipeline.Emit(10);
        Assert.True(await pipeline.FlushAsync());

        Assert.All(asked.Skip(1).Zip(asked.Skip(2)), static pair => Assert.True(pair.Second - pair.First >= SomeOptions.Break, $"{pair}"));
        pipeline.AssertAccount(delivered: 0, deadLettered: 10);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3650)]
    public async Task A_clock_change_neither_extends_nor_ends_a_break(int days)
    {
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var asked = new List<TimeSpan>();
        var destination = new ObservedDestination(_ =>
        {
            asked.Add(clock.Elapsed);
            return asked.Count <= 3 ? BatchResult.RetryLater() : BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, random: () =>
        {
            // The delay after the second request is chosen once it has opened the circuit.
            if (asked.Count == 2)
                clock.DateIsOff = TimeSpan.FromDays(days);
            return 0.5;
        }));

        pipeline.Emit(1);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(4, asked.Count);
        Assert.All(asked.Skip(1).Zip(asked.Skip(2)), static pair =>
            Assert.InRange(pair.Second - pair.First, SomeOptions.Break, SomeOptions.Break + TimeSpan.FromSeconds(40)));
        pipeline.AssertAccount(delivered: 1);
    }
}
