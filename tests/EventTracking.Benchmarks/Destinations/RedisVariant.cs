using System.Globalization;
using System.Text.Json;
using EventTracking.Redis;
using StackExchange.Redis;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>A Redis stream, in memory only: the disk is not what is compared.</summary>
internal sealed class RedisVariant : DestinationVariant
{
    private const string Key = "events";

    private static readonly string? Program =
        ((string[])["/usr/bin/redis-server", "/usr/local/bin/redis-server"]).FirstOrDefault(File.Exists);

    private readonly TemporaryServer _server = new();

    public override string Name => "Redis";

    public override string? Missing => Program is null ? "redis-server is not installed" : null;

    public override IReadOnlyList<RawLoop> RawLoops =>
    [
        new("pipelined XADD", SendPipelined),
        new("XADD in an IBatch", SendBatches),
        new("a script per batch", SendScripts),
    ];

    private string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_server.Port}");

    public override void Start() => _server.Start(
        () => Count(),
        Program!, "--port", _server.Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");

    public override void Clear()
    {
        using var connection = ConnectionMultiplexer.Connect(ConnectionString);
        connection.GetDatabase().KeyDelete(Key);
    }

    public override long Count()
    {
        using var connection = ConnectionMultiplexer.Connect(ConnectionString);
        return connection.GetDatabase().StreamLength(Key);
    }

    public override IEventBatchBackend Create() =>
        new RedisDestination(new RedisOptions { ConnectionString = ConnectionString, Key = Key });

    public override void Dispose() => _server.Dispose();

    private void SendPipelined(IReadOnlyList<RawEvent[]> batches)
    {
        using var connection = ConnectionMultiplexer.Connect(ConnectionString);
        var database = connection.GetDatabase();
        foreach (var batch in batches)
            Task.WaitAll(Array.ConvertAll(batch, one => (Task)database.StreamAddAsync(Key, FieldsOf(one))));
    }

    private void SendBatches(IReadOnlyList<RawEvent[]> batches)
    {
        using var connection = ConnectionMultiplexer.Connect(ConnectionString);
        var database = connection.GetDatabase();
        foreach (var events in batches)
        {
            var batch = database.CreateBatch();
            var added = Array.ConvertAll(events, one => (Task)batch.StreamAddAsync(Key, FieldsOf(one)));
            batch.Execute();
            Task.WaitAll(added);
        }
    }

    private void SendScripts(IReadOnlyList<RawEvent[]> batches)
    {
        const string script = """
            for i = 1, #ARGV, 5 do
              redis.call('XADD', KEYS[1], '*', 'id', ARGV[i], 'name', ARGV[i + 1], 'version', ARGV[i + 2], 'timestamp', ARGV[i + 3],
                'line', ARGV[i + 4])
            end
            """;
        using var connection = ConnectionMultiplexer.Connect(ConnectionString);
        var database = connection.GetDatabase();
        foreach (var batch in batches)
        {
            database.ScriptEvaluate(
                script, [Key], [.. batch.SelectMany(static one => FieldsOf(one).Select(static field => field.Value))]);
        }
    }

    private static NameValueEntry[] FieldsOf(RawEvent one) =>
    [
        new("id", one.Id.ToString()),
        new("name", one.Name),
        new("version", one.Version),
        new("timestamp", one.Timestamp.ToString("O", CultureInfo.InvariantCulture)),
        new("line", JsonSerializer.SerializeToUtf8Bytes(one, RawEventJson.Default.Event)),
    ];
}
