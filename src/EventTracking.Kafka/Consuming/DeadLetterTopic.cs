using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>Sends messages that cannot be handled to the topic of dead letters.</summary>
internal sealed class DeadLetterTopic(KafkaConsumerOptions options, ConsumerParts parts) : IDisposable
{
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _producer = new(() => ConsumerProperties.CreateProducer(options));

    /// <summary>Sends a message, again until a broker has accepted it.</summary>
    public async Task SendAsync(TopicMessage message, DeadLetter letter, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await _producer.Value.ProduceAsync(
                    options.DeadLetterTopicOrDefault, message.ToDeadLetter(letter, parts.Name), stopping).ConfigureAwait(false);
                parts.Metrics.DeadLettered(letter.Reason);
                parts.Log.DeadLettered(letter, message.Place);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                var reason = exception is KafkaException { Error.Reason: var error } ? error : exception.Message;
                parts.Log.Interrupted(
                    $"The topic \"{options.DeadLetterTopicOrDefault}\" does not accept a dead letter: {reason}. Create it, or correct "
                        + "DeadLetterTopic.");
                await Task.Delay(options.RetryDelay, parts.TimeProvider, stopping).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        if (_producer.IsValueCreated)
            _producer.Value.Dispose();
    }
}
