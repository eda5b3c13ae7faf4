using Confluent.Kafka;

namespace EventTracking.Kafka.Consuming;

/// <summary>Turns the errors of the client into a reason that names the setting and the fix.</summary>
internal static class GroupFailure
{
    /// <summary>Returns whether a request to the brokers shows that the error is over.</summary>
    public static bool IsEndedByAnswer(Error error) => error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport
        or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed
        or ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic;

    public static string Of(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    public static string Of(Error error, KafkaConsumerOptions options) => error.Code switch
    {
        ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut =>
            BrokerFailure.Unreachable(options.BootstrapServers),
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed => BrokerFailure.Refused,
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic => BrokerFailure.UnknownTopic(options.Topic),
        ErrorCode.TopicAuthorizationFailed => $"The user may not read the topic \"{options.Topic}\". Add an ACL that allows Read.",
        ErrorCode.GroupAuthorizationFailed => $"The user may not use the group \"{options.Group}\". Add an ACL that allows Read.",
        _ => error.Reason,
    };
}
