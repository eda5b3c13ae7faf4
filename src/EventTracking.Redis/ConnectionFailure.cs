using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>Failures of a connection, in the words of destinations and consumers alike.</summary>
internal static class ConnectionFailure
{
    public const string Refused = "Redis refuses the user or password. Correct user and password in ConnectionString.";

    public static bool IsRefusal(Exception exception) =>
        exception is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
        || IsRefusal(exception.ToString());

    public static bool IsRefusal(string text) =>
        text.Mentions("NOAUTH") || text.Mentions("WRONGPASS") || text.Mentions("invalid password");

    public static string Unreachable(EndPointCollection endPoints, Exception exception) =>
        $"The connection to Redis at {string.Join(", ", endPoints)} failed. Check that the server runs, and the address in "
            + $"ConnectionString. ({exception.Message})";

    public static bool Mentions(this string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
