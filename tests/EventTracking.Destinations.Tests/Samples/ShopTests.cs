using System.Net;
using System.Net.Http.Json;
using EventTracking.Destinations.Tests.OpenTelemetry;
using EventTracking.Destinations.Tests.Servers;

namespace EventTracking.Destinations.Tests.Samples;

/// <summary>The sample as a separate process, with a real database and a receiver of OTLP.</summary>
public sealed class ShopTests : IDisposable
{
    private static readonly string[] Names =
        ["com.example.shop.item.added", "com.example.shop.order.placed", "com.example.shop.order.refused"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Events_wait_on_disk_until_the_servers_are_there()
    {
        Assert.SkipUnless(PostgreSqlServer.Missing is null, PostgreSqlServer.Missing ?? "");
        using var database = new PostgreSqlServer();
        await using var collector = new HttpReceiver();
        collector.Script = static _ => new HttpReceiver.Answer { ContentType = "application/x-protobuf" };
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}") };
        using var shop = Start(client.BaseAddress, database, collector);
        await shop.WaitUntilReadyAsync(async () => (await client.GetAsync("/products")).IsSuccessStatusCode);
        Bounded.Until(() => shop.Output.Contains("PostgreSQL does not answer", StringComparison.Ordinal));
        Bounded.Until(() => shop.Output.Contains("samples/Shop/README.md says how to start one.", StringComparison.Ordinal));

        await OrderAsync(client);
        await database.StartAsync();
        await collector.StartAsync();

        Assert.Equal(Names, Bounded.Run(() => StoredNames(database)));
        Bounded.Until(() => SentNames(collector).Length == Names.Length);
        Assert.Equal(Names, SentNames(collector));
    }

    public void Dispose() => _folder.Dispose();

    private ServerProcess Start(Uri address, PostgreSqlServer database, HttpReceiver collector) => ServerProcess.Start(
        "dotnet",
        Repository.Program("samples/Shop"),
        $"--urls={address}",
        $"--Servers:PostgreSQL:Address=tcp://127.0.0.1:{database.Port}",
        $"--Servers:OpenTelemetry collector:Address={collector.Url}",
        $"--EventTracking:Backends:warehouse:ConnectionString={database.ConnectionString()}",
        $"--EventTracking:Backends:warehouse:Batching:Spool:Path={_folder.PathOf("warehouse")}",
        $"--EventTracking:Backends:collector:Endpoint={collector.Url}",
        $"--EventTracking:Backends:collector:Batching:Spool:Path={_folder.PathOf("collector")}",
        "--EventTracking:Backends:warehouse:Batching:MaxRetryDelay=1s",
        "--EventTracking:Backends:collector:Batching:MaxRetryDelay=1s",
        "--EventTracking:Backends:warehouse:Batching:BreakDuration=1s",
        "--EventTracking:Backends:collector:Batching:BreakDuration=1s");

    private static async Task OrderAsync(HttpClient client)
    {
        var cart = $"/carts/{Guid.NewGuid()}";
        using var unknown = await client.PostAsJsonAsync($"{cart}/items", new { sku = "unknown", quantity = 1 });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var item = await client.PostAsJsonAsync($"{cart}/items", new { sku = "tea-001", quantity = 2 });
        Assert.Equal(HttpStatusCode.NoContent, item.StatusCode);
        using var order = await client.PostAsync($"{cart}/order", null);
        Assert.Contains("\"total\":15.80", await order.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var empty = await client.PostAsync($"{cart}/order", null);
        Assert.Equal(HttpStatusCode.Conflict, empty.StatusCode);
    }

    /// <summary>Waits for the events in the table, and returns their names in order.</summary>
    private static string[] StoredNames(PostgreSqlServer database)
    {
        string[] names = [];
        Bounded.Until(() => (names = QueryNames(database)).Length == Names.Length);
        return names;
    }

    private static string[] QueryNames(PostgreSqlServer database)
    {
        using var connection = database.OpenAsync().GetAwaiter().GetResult();
        using var exists = new Npgsql.NpgsqlCommand("SELECT to_regclass('events') IS NOT NULL", connection);
        if (exists.ExecuteScalar() is not true)
            return [];

        using var command = new Npgsql.NpgsqlCommand("SELECT name FROM events ORDER BY timestamp, id", connection);
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return [.. names];
    }

    private static string[] SentNames(HttpReceiver collector) =>
    [
        .. collector.Received
            .SelectMany(static request => DecodedLogs.RecordsOf(request.Body))
            .Select(static record => DecodedLogs.ToArrived(record).Name),
    ];
}
