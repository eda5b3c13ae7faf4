using Confluent.Kafka;

namespace EventTracking.Kafka.Consuming;

/// <summary>An error of the client: a reason that names the setting and the fix.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="IsEndedByAnswer">Whether a request that the brokers answer shows that the error is over.</param>
internal sealed record GroupFailure(string Reason, bool IsEndedByAnswer)
{
    public static string Of(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    /// <returns>The failure; <see langword="null"/> if only one of the connections failed, which others may replace.</returns>
    public static GroupFailure? Of(Error error, KafkaConsumerOptions options) => error.Code switch
    {
        ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut => null,
        ErrorCode.Local_AllBrokersDown => new(BrokerFailure.Unreachable(options.BootstrapServers), IsEndedByAnswer: true),
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed => new(BrokerFailure.Refused, IsEndedByAnswer: true),
        ErrorCode.Local_Ssl => new(error.Reason, IsEndedByAnswer: true),
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic => new(
            BrokerFailure.UnknownTopic(options.Topic), IsEndedByAnswer: true),
        ErrorCode.TopicAuthorizationFailed => new(
            $"The user may not read the topic \"{options.Topic}\". Add an ACL that allows Read.", IsEndedByAnswer: false),
        ErrorCode.GroupAuthorizationFailed => new(
            $"The user may not use the group \"{options.Group}\". Add an ACL that allows Read.", IsEndedByAnswer: false),
        _ => new(error.Reason, IsEndedByAnswer: false),
    };
}
