using System.Globalization;
using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Hosting;
using EventTracking.Redis;
using StackExchange.Redis;

namespace EventTracking.Destinations.Tests.Redis;

public sealed class RedisUnderTest : DestinationUnderTest
{
    private const int LongestValue = 1024 * 1024;

    private const string WrongPassword = "wrong-password-that-is-secret";

    private const string ValidConnectionString = "a connection string such as redis.example.org:6379,user=events,password=...";

    private const string ValidName = "a name of at most 512 characters, without control characters";

    private const int PageLength = 5_000;

    private static int _targets;

    // The smallest limit that Redis allows, so that an oversize event is small.
    private readonly RedisServer _server = new("--proto-max-bulk-len", LongestValue.ToString(CultureInfo.InvariantCulture));

    public override string Type => "Redis";

    public override string? Missing => RedisServer.Missing;

    public override int Port => _server.Port;

    /// <summary>Only servers from 8.6 on do.</summary>
    public override bool RemovesDuplicates => false;

    public override IReadOnlyDictionary<int, string> NotApplicable { get; } = new Dictionary<int, string>
    {
        [11] = "Redis does not look into events, so it refuses none.",
        [12] = "Redis does not look into events, so it refuses none.",
    };

    public override int OversizeBytes => LongestValue + 1;

    public override IReadOnlyList<string> Secrets { get; } = [RedisServer.Password, WrongPassword];

    public override IReadOnlyList<InvalidOption> InvalidOptions { get; } =
    [
        new(
            "ConnectionString",
            null,
            "ConnectionString: is missing. Set it, or set ConnectionStringFile to the path of a file that contains it."),
        new("ConnectionString", "password=secret", $"ConnectionString: is not valid. Expected {ValidConnectionString}."),
        new("ConnectionString", "127.0.0.1,pass,word=secret", $"ConnectionString: is not valid. Expected {ValidConnectionString}."),
        new("Key", "", $"Key: is not valid. Expected {ValidName}."),
        new("Key", "a\nb", $"Key: is not valid. Expected {ValidName}."),
        new("Key", new string('x', 513), $"Key: is not valid. Expected {ValidName}."),
        new("MaxLength", "0", "MaxLength: expected an integer from 1 to 9223372036854775807, but found '0'."),
        new("ProducerId", " ", $"ProducerId: is not valid. Expected {ValidName}."),
        new("MaxLen", "10", "MaxLen: unknown option 'MaxLen'. Did you mean 'MaxLength'? Known options: Batching, ConnectionString, "
            + "ConnectionStringFile, Key, MaxLength, ProducerId, Type."),
    ];

    public override void Register(EventTrackingBuilder tracking) => tracking.AddRedis();

    public override Task<string> CreateTargetAsync() => Task.FromResult(
        string.Create(CultureInfo.InvariantCulture, $"events:{Interlocked.Increment(ref _targets)}"));

    public override IEventBatchBackend Create(DestinationSetup setup) => new RedisDestination(
        new RedisOptions { ConnectionString = ConnectionString(setup), Key = setup.Target }, setup.Logger);

    public override IReadOnlyDictionary<string, string> Configure(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["ConnectionString"] = ConnectionString(setup),
        ["Key"] = setup.Target,
    };

    public override async Task<IReadOnlyList<Arrived>> ReadAsync(string target, int atLeast)
    {
        await using var connection = await _server.OpenAsync();
        var arrived = new List<Arrived>();
        RedisValue last = "-";
        while (await connection.GetDatabase().StreamRangeAsync(target, minId: last, count: PageLength) is { Length: > 0 } page)
        {
            arrived.AddRange(page.Select(ToArrived));
            last = $"({page[^1].Id}";
        }

        return arrived;
    }

    public override IReadOnlyDictionary<string, string> QuickStartValues(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["localhost:6379,password=secret"] = ConnectionString(setup),
        ["shop:events"] = setup.Target,
    };

    public override Task StartAsync() => _server.StartAsync();

    public override Task KillAsync()
    {
        _server.Kill();
        return Task.CompletedTask;
    }

    protected override ValueTask StopAsync()
    {
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads the fields of an entry, which must agree with its line.</summary>
    public static Arrived ToArrived(StreamEntry entry)
    {
        Assert.Equal(["id", "name", "version", "timestamp", "line"], entry.Values.Select(static field => (string?)field.Name));
        var line = JsonElement.Parse((byte[])entry["line"]!);
        Assert.Equal((string?)entry["timestamp"], line.GetProperty("timestamp").GetString());
        Assert.Equal((string?)entry["name"], line.GetProperty("name").GetString());
        return new Arrived(
            Guid.ParseExact((string)entry["id"]!, "D"), (string)entry["name"]!, line.GetProperty("timestamp").GetDateTimeOffset(),
            line.GetProperty("data").GetRawText(), line.GetProperty("context").GetRawText(), (int)entry["version"]);
    }

    private string ConnectionString(DestinationSetup setup) =>
        _server.ConnectionString(setup.Port, setup.IsAuthorized ? RedisServer.Password : WrongPassword);
}
