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
        var outage = parts.Monitor.DeadLetterOutage;
        try
        {
            while (await TrySendAsync(message.ToDeadLetter(letter, parts.Name), stopping).ConfigureAwait(false) is { } reason)
            {
                outage.Begin(reason);
                await Task.Delay(options.RetryDelay, parts.TimeProvider, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            outage.Forget();
            throw;
        }

        outage.End();
        parts.Monitor.DeadLettered(letter, message.Place);
    }

    public void Dispose()
    {
        if (_producer.IsValueCreated)
            _producer.Value.Dispose();
    }

    /// <returns>The reason why no broker has accepted the message; <see langword="null"/> if one has.</returns>
    private async Task<string?> TrySendAsync(Message<byte[]?, byte[]?> message, CancellationToken stopping)
    {
        try
        {
            await _producer.Value.ProduceAsync(options.DeadLetterTopicOrDefault, message, stopping).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var reason = exception is KafkaException { Error.Reason: var error } ? error : exception.Message;
            return $"The topic \"{options.DeadLetterTopicOrDefault}\" does not accept a dead letter: {reason}. Create it, or correct "
                + "DeadLetterTopic.";
        }
    }
}
