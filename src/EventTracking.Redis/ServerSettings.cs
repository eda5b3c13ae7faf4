using System.Globalization;
using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>The settings of the server that matter to a producer, read when a connection opens.</summary>
/// <param name="IsIdempotent">Whether the server can ignore events that it already has.</param>
/// <param name="MaxValueBytes">The longest value that the server accepts, in bytes.</param>
internal sealed record ServerSettings(bool IsIdempotent, long MaxValueBytes)
{
    private static readonly Version FirstIdempotent = new(8, 6);

    private const long DefaultMaxValueBytes = 512L * 1024 * 1024;

    public static async Task<ServerSettings> ReadAsync(
        ConnectionMultiplexer multiplexer, RedisServerLog log, CancellationToken cancellationToken)
    {
        var server = Array.Find(multiplexer.GetServers(), static server => server is { IsConnected: true, IsReplica: false });
        if (server is null)
            return new ServerSettings(IsIdempotent: false, DefaultMaxValueBytes);

        await WarnAsync(server, log, cancellationToken).ConfigureAwait(false);
        var maxValueBytes = await MaxValueBytesOf(server, cancellationToken).ConfigureAwait(false);
        return new ServerSettings(server.Version >= FirstIdempotent, maxValueBytes);
    }

    private static async Task WarnAsync(IServer server, RedisServerLog log, CancellationToken cancellationToken)
    {
        try
        {
            var sections = await server.InfoAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            var info = sections.SelectMany(static section => section)
                .ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
            log.Check(info["maxmemory_policy"].FirstOrDefault(), info["aof_enabled"].FirstOrDefault());
        }
        catch (RedisServerException)
        {
            log.NotChecked();
        }
    }

    /// <summary>Managed services do not allow CONFIG, and do not change this setting.</summary>
    private static async Task<long> MaxValueBytesOf(IServer server, CancellationToken cancellationToken)
    {
        try
        {
            var found = await server.ConfigGetAsync("proto-max-bulk-len").WaitAsync(cancellationToken).ConfigureAwait(false);
            return found is [var (_, value)] && long.TryParse(value, CultureInfo.InvariantCulture, out var bytes)
                ? bytes
                : DefaultMaxValueBytes;
        }
        catch (RedisServerException)
        {
            return DefaultMaxValueBytes;
        }
    }
}
