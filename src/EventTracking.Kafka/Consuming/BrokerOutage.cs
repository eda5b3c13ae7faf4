using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>Reports the errors of the client as an outage. Only the thread that polls uses it.</summary>
/// <remarks>
/// The client queues errors and messages, so both may be older than what the brokers do now. Therefore, after an error that an answer of
/// the brokers would disprove, the brokers are asked: the outage begins when they do not answer, and ends when they do.
/// </remarks>
internal sealed class BrokerOutage(IConsumer<byte[]?, byte[]?> client, KafkaConsumerOptions options, ConsumerParts parts)
{
    private static readonly TimeSpan AskInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The reason that an answer would disprove.</summary>
    private string? _open;
    private bool _isUnanswered;
    private long? _asked;

    public void Report(Error error)
    {
        if (GroupFailure.Of(error, options) is not { } failure)
            return;

        // Brokers that refuse a password are reported as down as well.
        if (!failure.IsEndedByAnswer)
            parts.Monitor.Server.Begin(failure.Reason);
        else if (_open is null || error.Code is not ErrorCode.Local_AllBrokersDown)
            _open = failure.Reason;
    }

    /// <summary>Ends the outage after a message or an assignment, unless the brokers must answer first.</summary>
    public void Received()
    {
        if (!_isUnanswered)
            parts.Monitor.Server.End();
    }

    /// <summary>Asks the brokers whether an error is over, if there was one, and at most once in each interval.</summary>
    public void Check()
    {
        if (_open is not { } reason || (_asked is { } asked && parts.TimeProvider.GetElapsedTime(asked) < AskInterval))
            return;

        try
        {
            client.QueryWatermarkOffsets(new TopicPartition(options.Topic, 0), AskTimeout);
            if (_isUnanswered)
                parts.Monitor.Server.End();
            (_open, _isUnanswered) = (null, false);
        }
        catch (KafkaException)
        {
            _isUnanswered = true;
            parts.Monitor.Server.Begin(reason);
        }

        _asked = parts.TimeProvider.GetTimestamp();
    }
}
