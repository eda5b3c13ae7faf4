using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>Turns what the client throws into a reason that names the setting and the fix.</summary>
internal static class GroupFailure
{
    public static string Of(Exception exception, RedisConsumerOptions options) =>
        ConnectionFailure.IsRefusal(exception) ? ConnectionFailure.Refused
        : exception is RedisServerException ? OfAnswer(exception.Message, options)
        : exception is RedisException or TimeoutException
            ? ConnectionFailure.Unreachable(ConfigurationOptions.Parse(options.ConnectionString).EndPoints, exception)
        : $"{exception.GetType().Name}: {exception.Message}";

    private static string OfAnswer(string answer, RedisConsumerOptions options) =>
        answer.Mentions("NOGROUP")
            ? $"The stream \"{options.Key}\" has no group \"{options.Group}\". Set CreateGroup to true, or create the group with XGROUP "
                + "CREATE."
        : answer.Mentions("NOPERM")
            ? $"The user may not consume the stream \"{options.Key}\": {answer}. Allow it, for example with ACL SETUSER ... "
                + $"~{options.Key} ~{options.DeadLetterKeyOrDefault} +xreadgroup +xack +xautoclaim +xclaim +xpending +xinfo +xgroup +xadd "
                + "+@connection."
        : answer.Mentions("WRONGTYPE")
            ? $"A key exists and is not a stream. Set Key and DeadLetterKey to other names than \"{options.Key}\" and "
                + $"\"{options.DeadLetterKeyOrDefault}\", or delete the key."
        : answer.Mentions("unknown command") ? $"The server is older than Redis 6.2, which consumers need ({answer})."
        : answer;
}
