using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Kafka;
using EventTracking.Tests.Support;

namespace EventTracking.Destinations.Tests.Kafka;

/// <summary>A destination that is disposed while a batch is sent.</summary>
public sealed class KafkaDisposalTests
{
    [Fact]
    public async Task A_batch_that_is_being_produced_is_answered_and_no_event_is_lost_silently()
    {
        const int events = 10;
        KafkaDestination? destination = null;
        var disposal = new Thread(() => destination!.Dispose());

        // The first message without a key is logged while the others are produced.
        var logger = new DelegateLogger<KafkaDestination>(_ =>
        {
            disposal.Start();
            Bounded.Until(() => !disposal.IsAlive || disposal.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        });
        var options = new KafkaOptions { BootstrapServers = "127.0.0.1:1", Topic = "events", KeyField = "data.absent" };
        destination = new KafkaDestination(options, logger);
        await using var pipeline = new Pipeline(_ => destination);

        pipeline.EmitMany(events);
        Bounded.Until(() => pipeline.Observed.Answers.Count >= 2);

        disposal.JoinInTime();
        Assert.Equal(
            "RetryLater: The destination was disposed before the brokers had accepted all messages.", pipeline.Observed.Answers[0]);
        Assert.StartsWith("ObjectDisposedException: ", pipeline.Observed.Answers[1], StringComparison.Ordinal);
        Assert.Equal(events, pipeline.Account.Pending);
        await pipeline.Tracker.DisposeAsync();
        Assert.Equal((0, events), (pipeline.Account.Pending, pipeline.Account.DeadLettered));
    }
}
