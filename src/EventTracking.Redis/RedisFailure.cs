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
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => new(Refused(), KeepsConnection: false),
        RedisException or TimeoutException => OfConnection(exception, options),
        _ => null,
    };

    private static RedisFailure OfConnection(Exception exception, RedisOptions options) => new(
        IsRefusal(exception.ToString()) ? Refused() : BatchResult.RetryLater(reason: Unreachable(exception, options)),
        KeepsConnection: false);

    private static RedisFailure OfAnswer(string answer, RedisOptions options)
    {
        if (Contains(answer, "NOPERM") || Contains(answer, "user executing the script"))
        {
            return new(
                BatchResult.Unauthorized(
                    $"The user may not append to the stream \"{options.Key}\": {answer}. Allow it, for example with ACL SETUSER ... "
                        + $"~{options.Key} +xadd +eval +evalsha +script|load +@connection."),
                KeepsConnection: true);
        }

        if (IsRefusal(answer))
            return new(Refused(), KeepsConnection: false);

        return Remedy(answer, options.Key) is { } remedy
            ? new(BatchResult.RetryLater(reason: $"{remedy} ({answer})"), KeepsConnection: true)
            : new(BatchResult.RetryLater(reason: answer), KeepsConnection: false);
    }

    private static string? Remedy(string answer, string key) =>
        Contains(answer, "WRONGTYPE") ? $"The key \"{key}\" exists and is not a stream. Set Key to another name, or delete the key."
        : Contains(answer, "OOM")
            ? "Redis has reached maxmemory. Raise it, trim the stream with MaxLength, or let consumers delete entries."
        : Contains(answer, "MISCONF") ? "Redis refuses writes because it cannot save them. See the log of the server."
        : null;

    private static BatchResult Refused() => BatchResult.Unauthorized(
        "Redis refuses the user or password. Correct user and password in ConnectionString.");

    private static string Unreachable(Exception exception, RedisOptions options) =>
        $"The connection to Redis at {string.Join(", ", options.ParseConnectionString().EndPoints)} failed. Check that the server runs, "
            + $"and the address in ConnectionString. ({exception.Message})";

    private static bool IsRefusal(string text) =>
        Contains(text, "NOAUTH") || Contains(text, "WRONGPASS") || Contains(text, "invalid password");

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
