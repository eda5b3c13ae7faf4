using System.Net;
using System.Text.Json;
using EventTracking.Destinations.Tests.Servers;
using Npgsql;
using StackExchange.Redis;
using YamlDotNet.RepresentationModel;

namespace EventTracking.Destinations.Tests.Samples;

/// <summary>The servers of <c>compose.yaml</c> are those of the sample's settings. The file itself is not run: that needs Docker.</summary>
public sealed class WarehouseComposeTests
{
    private static readonly JsonElement Settings = JsonElement.Parse(Repository.Text("samples/Warehouse/appsettings.json"));
    private static readonly YamlNode Services = Read("samples/Warehouse/compose.yaml");

    [Fact]
    public void The_database_is_that_of_the_workers()
    {
        var database = new NpgsqlConnectionStringBuilder(Settings.GetProperty("ConnectionStrings").GetProperty("Warehouse").GetString());
        var environment = Services["postgres"]["environment"];

        Assert.Equal(
            (database.Username, database.Password, database.Database),
            ((string?)environment["POSTGRES_USER"], (string?)environment["POSTGRES_PASSWORD"], (string?)environment["POSTGRES_DB"]));
        Assert.Equal("localhost", database.Host);
        AssertPublished("postgres", database.Port, serverPort: 5432);
    }

    [Theory]
    [InlineData("Backends", "stream")]
    [InlineData("Consumers", "warehouse")]
    public void The_stream_is_that_of_the_site_and_the_workers(string kind, string name)
    {
        var section = Settings.GetProperty("EventTracking").GetProperty(kind).GetProperty(name);
        var server = Assert.IsType<DnsEndPoint>(
            Assert.Single(ConfigurationOptions.Parse(section.GetProperty("ConnectionString").GetString()!).EndPoints));

        Assert.Equal("localhost", server.Host);
        AssertPublished("redis", server.Port, serverPort: 6379);
    }

    [Fact]
    public async Task The_server_of_the_stream_evicts_nothing_and_keeps_a_log()
    {
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        var command = ((YamlSequenceNode)Services["redis"]["command"]).Select(static word => (string)word!).ToArray();
        Assert.Equal("redis-server", command[0]);
        using var server = new RedisServer(["--appendonly", "no", .. command[1..]]);
        await server.StartAsync();

        var settings = (RedisValue[])(await server.ExecuteAsync("CONFIG", "GET", "maxmemory-policy", "appendonly"))!;

        Assert.Equal(
            ["appendonly", "maxmemory-policy", "noeviction", "yes"],
            settings.Select(static setting => setting.ToString()).Order(StringComparer.Ordinal));
    }

    private static void AssertPublished(string service, int port, int serverPort) =>
        Assert.Equal([$"127.0.0.1:{port}:{serverPort}"], ((YamlSequenceNode)Services[service]["ports"]).Select(static one => (string?)one));

    private static YamlNode Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Text(path)));
        return stream.Documents.Single().RootNode["services"];
    }
}
