using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Hosting;
using EventTracking.PostgreSql;
using Npgsql;

namespace EventTracking.Destinations.Tests.PostgreSql;

/// <summary>The destination PostgreSQL, with a server of its own.</summary>
public sealed class PostgreSqlUnderTest : DestinationUnderTest
{
    private const string WrongPassword = "wrong-password-that-is-secret";

    private const string ValidConnectionString =
        "a connection string such as Host=db.example.org;Database=shop;Username=tracking;Password=...";

    private const string ValidTable =
        "the name of a table or schema.table, such as tracking.events, of at most 63 bytes without control characters";

    private readonly Lazy<PostgreSqlServer> _server = new(static () => new PostgreSqlServer());

    public override string Type => "PostgreSql";

    public override string? Missing => PostgreSqlServer.Missing;

    public override int Port => Server.Port;

    public override bool RemovesDuplicates => true;

    public override IReadOnlyDictionary<int, string> NotApplicable { get; } = new Dictionary<int, string>
    {
        [11] = "One statement stores the whole batch or nothing: the server cannot reject single events.",
        [13] = "The server takes events of up to 255 MiB, a thousand times the default of `MaxEventBytes`.",
    };

    /// <summary>More digits than <c>numeric</c> has.</summary>
    public override string InvalidData => """{"number":1e200000}""";

    public override IReadOnlyList<string> Secrets => [PostgreSqlServer.Password, WrongPassword];

    public override IReadOnlyList<InvalidOption> InvalidOptions { get; } =
    [
        new(
            "ConnectionString",
            null,
            "ConnectionString: is missing. Set it, or set ConnectionStringFile to the path of a file that contains it."),
        new("ConnectionString", "Host", $"ConnectionString: is not valid. Expected {ValidConnectionString}."),
        new("ConnectionString", "Database=shop", $"ConnectionString: is not valid. Expected {ValidConnectionString}, with a Host."),
        new("ConnectionString", "Host=a;Secret=b", $"ConnectionString: is not valid. Expected {ValidConnectionString}."),
        new("ConnectionString", "Host=a;Port=b", $"ConnectionString: is not valid. Expected {ValidConnectionString}."),
        new("Table", "", $"Table: is not valid. Expected {ValidTable}."),
        new("Table", "a.b.c", $"Table: is not valid. Expected {ValidTable}."),
        new("Table", "a\nb", $"Table: is not valid. Expected {ValidTable}."),
        new("Table", new string('x', 64), $"Table: is not valid. Expected {ValidTable}."),
        new("CreateTable", "yes", "CreateTable: expected true or false, but found another value."),
        new("PartitionBy", "Mont", "PartitionBy: expected one of None, Day, Month, but found 'Mont'. Did you mean 'Month'?"),
        new("PartitionsAhead", "0", "PartitionsAhead: expected an integer from 1 to 100, but found '0'."),
        new("Tables", "events", "Tables: unknown option 'Tables'. Did you mean 'Table'? Known options: Batching, ConnectionString, "
            + "ConnectionStringFile, CreateTable, PartitionBy, PartitionsAhead, Table, Type."),
    ];

    internal PostgreSqlServer Server => _server.Value;

    public override void Register(EventTrackingBuilder tracking) => tracking.AddPostgreSql();

    /// <summary>Returns the name of a table, which the destination creates.</summary>
    public override Task<string> CreateTargetAsync() => Task.FromResult($"events_{Guid.NewGuid():N}");

    public override IEventBatchBackend Create(DestinationSetup setup) => new PostgreSqlDestination(
        new PostgreSqlOptions { ConnectionString = ConnectionString(setup), Table = setup.Target, CreateTable = true }, setup.Logger);

    public override IReadOnlyDictionary<string, string> Configure(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["ConnectionString"] = ConnectionString(setup),
        ["Table"] = setup.Target,
        ["CreateTable"] = "true",
    };

    public override async Task<IReadOnlyList<Arrived>> ReadAsync(string target, int atLeast)
    {
        await using var connection = await Server.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT id, name, timestamp, data::text, context::text, version FROM \"{target}\" ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var arrived = new List<Arrived>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            arrived.Add(new Arrived(
                reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3), reader.GetString(4),
                reader.GetInt32(5)));
        }

        return arrived;
    }

    public override Task StartAsync() => Server.StartAsync();

    public override Task KillAsync()
    {
        Server.Kill();
        return Task.CompletedTask;
    }

    /// <summary>U+0000 becomes U+FFFD, as documented.</summary>
    public override Arrived Expected(Arrived emitted) => emitted with
    {
        Name = emitted.Name.Replace('\0', '\ufffd'),
        Data = WithoutNul(emitted.Data),
        Context = WithoutNul(emitted.Context),
    };

    public override IReadOnlyDictionary<string, string> QuickStartValues(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["Host=localhost;Database=shop;Username=tracking;Password=secret"] = ConnectionString(setup),
        ["tracking.events"] = setup.Target,
    };

    protected override ValueTask StopAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }

    private string ConnectionString(DestinationSetup setup)
    {
        var valid = Server.ConnectionString(port: setup.Port);
        return setup.IsAuthorized ? valid : new NpgsqlConnectionStringBuilder(valid) { Password = WrongPassword }.ToString();
    }

    /// <summary>Replaces escape sequences by another way than the destination: through the values.</summary>
    private static string WithoutNul(string json)
    {
        var node = JsonNode.Parse(json);
        return Copy(node)?.ToJsonString() ?? "null";

        static JsonNode? Copy(JsonNode? node) => node switch
        {
            JsonObject map => new JsonObject(map.ToDictionary(
                static pair => pair.Key.Replace('\0', '\ufffd'), static pair => Copy(pair.Value))),
            JsonArray list => new JsonArray([.. list.Select(Copy)]),
            JsonValue value when value.GetValueKind() is JsonValueKind.String =>
                JsonValue.Create(value.GetValue<string>().Replace('\0', '\ufffd')),
            _ => node?.DeepClone(),
        };
    }
}
