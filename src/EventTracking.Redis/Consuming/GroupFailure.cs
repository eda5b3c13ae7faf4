using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>Turns what the client throws into a reason that names the setting and the fix.</summary>
internal static class GroupFailure
{
    public static string Of(Exception exception, RedisConsumerOptions options)
    {
        var text = exception.ToString();
        return exception is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
            || Contains(text, "NOAUTH") || Contains(text, "WRONGPASS") || Contains(text, "invalid password")
                ? "Redis refuses the user or password. Correct user and password in ConnectionString."
            : exception is RedisServerException ? OfAnswer(exception.Message, options)
            : exception is RedisException or TimeoutException ? Unreachable(exception, options)
            : $"{exception.GetType().Name}: {exception.Message}";
    }

    private static string OfAnswer(string answer, RedisConsumerOptions options) =>
        Contains(answer, "NOGROUP")
            ? $"The stream \"{options.Key}\" has no group \"{options.Group}\". Set CreateGroup to true, or create the group with XGROUP "
                + "CREATE."
        : Contains(answer, "NOPERM")
            ? $"The user may not consume the stream \"{options.Key}\": {answer}. Allow it, for example with ACL SETUSER ... "
                + $"~{options.Key} ~{options.DeadLetterKeyOrDefault} +xreadgroup +xack +xautoclaim +xclaim +xpending +xinfo +xgroup +xadd "
                + "+@connection."
        : Contains(answer, "WRONGTYPE")
            ? $"A key exists and is not a stream. Set Key and DeadLetterKey to other names than \"{options.Key}\" and "
                + $"\"{options.DeadLetterKeyOrDefault}\", or delete the key."
        : Contains(answer, "unknown command") ? $"The server is older than Redis 6.2, which consumers need ({answer})."
        : answer;

    private static string Unreachable(Exception exception, RedisConsumerOptions options) =>
        $"The connection to Redis at {string.Join(", ", ConfigurationOptions.Parse(options.ConnectionString).EndPoints)} failed. Check "
            + $"that the server runs, and the address in ConnectionString. ({exception.Message})";

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
