using System.Globalization;
using Confluent.Kafka;

namespace EventTracking.Kafka;

/// <summary>Turns the errors of the client into results that name the setting and the fix.</summary>
internal sealed class KafkaFailure(KafkaOptions options)
{
    /// <summary>Returns whether the error concerns all messages, not one of them.</summary>
    public static bool IsOutage(Error error) => error.IsFatal || error.Code is ErrorCode.Local_AllBrokersDown
        or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl;

    public static string TooLarge(int bytes)
    {
        var size = bytes.ToString(CultureInfo.InvariantCulture);
        return $"The line has {size} bytes, and its message more than message.max.bytes. Raise message.max.bytes in Client, and "
            + "max.message.bytes of the topic.";
    }

    public BatchResult ResultOf(Error error) => error.Code switch
    {
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed => BatchResult.Unauthorized(BrokerFailure.Refused),
        ErrorCode.TopicAuthorizationFailed => BatchResult.Unauthorized(
            $"The user may not write to the topic \"{options.Topic}\". Add an ACL that allows Write and Describe."),
        ErrorCode.ClusterAuthorizationFailed => BatchResult.Unauthorized(
            "The user may not use the idempotent producer. Add an ACL that allows IdempotentWrite, which Kafka before 3.0 requires."),
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition => BatchResult.RetryLater(
            reason: BrokerFailure.UnknownTopic(options.Topic)),
        ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_MsgTimedOut
            or ErrorCode.Local_TimedOut => BatchResult.RetryLater(
                reason: $"{BrokerFailure.Unreachable(options.BootstrapServers)} ({error.Reason})"),
        ErrorCode.Local_QueueFull => BatchResult.RetryLater(reason: "The client holds too many messages that no broker has accepted yet."),
        ErrorCode.MsgSizeTooLarge => BatchResult.Invalid(
            $"The topic \"{options.Topic}\" does not accept messages of this size. Raise max.message.bytes of the topic."),
        ErrorCode.InvalidMsg or ErrorCode.InvalidRecord or ErrorCode.PolicyViolation => BatchResult.Invalid(error.Reason),
        _ => BatchResult.RetryLater(reason: error.Reason),
    };
}
