using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>
/// Reports the errors of the client as an outage. A received event or an assigned partition ends it; without them, the brokers are asked
/// whether they work again. Only the thread that polls uses it.
/// </summary>
internal sealed class BrokerOutage(IConsumer<byte[]?, byte[]?> client, KafkaConsumerOptions options, ConsumerParts parts)
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);

    /// <summary>When the brokers were asked last, or the outage began; <see langword="null"/> if an answer does not end it.</summary>
    private long? _probed;

    public void Begin(Error error)
    {
        _probed = GroupFailure.IsEndedByAnswer(error) ? _probed ?? parts.TimeProvider.GetTimestamp() : null;
        parts.Monitor.Server.Begin(GroupFailure.Of(error, options));
    }

    /// <summary>Ends the outage if the brokers answer again.</summary>
    public void Probe()
    {
        if (parts.Monitor.Server.Current is null || _probed is not { } probed
            || parts.TimeProvider.GetElapsedTime(probed) < ProbeInterval)
        {
            return;
        }

        try
        {
            client.QueryWatermarkOffsets(new TopicPartition(options.Topic, 0), ProbeTimeout);
            parts.Monitor.Server.End();
        }
        catch (KafkaException)
        {
            _probed = parts.TimeProvider.GetTimestamp();
        }
    }
}
