using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>Turns what the client throws into a result that names the setting and the fix.</summary>
/// <param name="Result">The result of the batch.</param>
/// <param name="KeepsConnection">Whether the server answered, so that the connection can be used again.</param>
internal sealed record RedisFailure(BatchResult Result, bool KeepsConnection)
{
    /// <returns><see langword="null"/> for an exception of another kind.</returns>
    public static RedisFailure? Of(Exception exception, RedisOptions options) => exception switch
    {
        RedisServerException answer => OfAnswer(answer.Message, options),
        RedisException or TimeoutException => OfConnection(exception, options),
        _ => null,
    };

    private static RedisFailure OfConnection(Exception exception, RedisOptions options) => new(
        ConnectionFailure.IsRefusal(exception)
            ? BatchResult.Unauthorized(ConnectionFailure.Refused)
            : BatchResult.RetryLater(reason: ConnectionFailure.Unreachable(options.ParseConnectionString().EndPoints, exception)),
        KeepsConnection: false);

    private static RedisFailure OfAnswer(string answer, RedisOptions options)
    {
        if (answer.Mentions("NOPERM") || answer.Mentions("user executing the script"))
        {
            return new(
                BatchResult.Unauthorized(
                    $"The user may not append to the stream \"{options.Key}\": {answer}. Allow it, for example with ACL SETUSER ... "
                        + $"~{options.Key} +xadd +eval +evalsha +script|load +@connection."),
                KeepsConnection: true);
        }

        if (ConnectionFailure.IsRefusal(answer))
            return new(BatchResult.Unauthorized(ConnectionFailure.Refused), KeepsConnection: false);

        return Remedy(answer, options.Key) is { } remedy
            ? new(BatchResult.RetryLater(reason: $"{remedy} ({answer})"), KeepsConnection: true)
            : new(BatchResult.RetryLater(reason: answer), KeepsConnection: false);
    }

    private static string? Remedy(string answer, string key) =>
        answer.Mentions("WRONGTYPE")
            ? $"The key \"{key}\" exists and is not a stream. Set Key to another name, or delete the key."
        : answer.Mentions("OOM")
            ? "Redis has reached maxmemory. Raise it, trim the stream with MaxLength, or let consumers delete entries."
        : answer.Mentions("MISCONF") ? "Redis refuses writes because it cannot save them. See the log of the server."
        : null;
}
