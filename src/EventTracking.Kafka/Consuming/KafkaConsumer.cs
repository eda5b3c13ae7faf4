using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>Runs a client on a thread of its own, and replaces it after a fatal error.</summary>
internal sealed class KafkaConsumer(KafkaConsumerOptions options, ConsumerParts parts) : IConsumer
{
    private static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(1);

    public Task RunAsync(CancellationToken stopping, CancellationToken aborted) => Task.Factory.StartNew(
        () => Run(stopping, aborted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stopping, CancellationToken aborted)
    {
        using var deadLetters = new DeadLetterTopic(options, parts);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var session = new GroupMember(options, parts, deadLetters, aborted);
                session.Run(stopping);
            }
            catch (Exception exception)
            {
                parts.Monitor.Server.Begin(GroupFailure.Of(exception));
                stopping.WaitHandle.WaitOne(RestartDelay);
            }
        }
    }
}
