using System.Globalization;
using System.Net;
using EventTracking.Destinations.Tests.Servers;

namespace EventTracking.Destinations.Tests.Samples;

/// <summary>The sample as separate processes, with real servers.</summary>
public sealed class WarehouseTests : IDisposable
{
    private const int Events = 1_000;

    private readonly TemporaryFolder _folder = new();
    private readonly RedisServer _redis = new();
    private readonly PostgreSqlServer _database = new();

    [Fact]
    public async Task Each_event_is_one_row_although_a_worker_is_killed()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        Assert.SkipUnless(PostgreSqlServer.Missing is null, PostgreSqlServer.Missing ?? "");
        await _redis.StartAsync();
        await _database.StartAsync();
        await WatchAsync();
        using var killed = StartWorker("one");
        using var other = StartWorker("two");
        Bounded.Until(() => Count("SELECT count(*) FROM viewings") > 100);

        killed.Kill();

        Bounded.Until(() => Count("SELECT count(*) FROM viewings") == Events);
        Bounded.Until(() => Bounded.Run(() => PendingAsync().GetAwaiter().GetResult()) == 0);
        Assert.Equal(Events, Count("SELECT count(DISTINCT learner) FROM viewings"));
    }

    public void Dispose()
    {
        _redis.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    /// <summary>Lets learners stop videos, and ends the site, which sends all events before.</summary>
    private async Task WatchAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}") };
        using var site = Start(
            "site",
            $"--urls={client.BaseAddress}",
            $"--EventTracking:Backends:stream:ConnectionString={_redis.ConnectionString()}",
            $"--EventTracking:Backends:stream:Batching:Spool:Path={_folder.PathOf("spool")}");
        await site.WaitUntilReadyAsync(async () => (await client.GetAsync("/videos")).StatusCode is HttpStatusCode.NotFound);
        await Parallel.ForEachAsync(Enumerable.Range(0, Events), TestContext.Current.CancellationToken, async (i, cancellationToken) =>
        {
            var request = string.Create(CultureInfo.InvariantCulture, $"/videos/intro/stop?learner={i}&time={i}.5");
            using var response = await client.PostAsync(request, content: null, cancellationToken);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        });
        Bounded.Until(() => Bounded.Run(() => (long)_redis.ExecuteAsync("XLEN", "courses:events").GetAwaiter().GetResult()) == Events);
    }

    private ServerProcess StartWorker(string name) => Start(
        "worker",
        $"--ConnectionStrings:Warehouse={_database.ConnectionString()}",
        $"--EventTracking:Consumers:warehouse:ConnectionString={_redis.ConnectionString()}",
        $"--EventTracking:Consumers:warehouse:ConsumerName={name}",
        "--EventTracking:Consumers:warehouse:ClaimAfter=1s");

    private static ServerProcess Start(params IEnumerable<string> arguments) =>
        ServerProcess.Start("dotnet", [Repository.Program("samples/Warehouse"), .. arguments]);

    private long Count(string query)
    {
        using var connection = _database.OpenAsync().GetAwaiter().GetResult();
        using var exists = new Npgsql.NpgsqlCommand("SELECT to_regclass('viewings') IS NOT NULL", connection);
        if (exists.ExecuteScalar() is not true)
            return 0;

        using var command = new Npgsql.NpgsqlCommand(query, connection);
        return (long)command.ExecuteScalar()!;
    }

    private async Task<int> PendingAsync()
    {
        await using var connection = await _redis.OpenAsync();
        return (await connection.GetDatabase().StreamGroupInfoAsync("courses:events")).Single().PendingMessageCount;
    }
}
