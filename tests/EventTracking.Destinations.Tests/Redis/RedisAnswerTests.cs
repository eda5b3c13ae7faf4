using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Redis;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace EventTracking.Destinations.Tests.Redis;

/// <summary>What the destination makes of the answers and settings of a server.</summary>
public sealed class RedisAnswerTests(RedisAnswerTests.OwnServer fixture) : IClassFixture<RedisAnswerTests.OwnServer>
{
    private RedisServer Server => fixture.Server;

    [Fact]
    public async Task A_key_of_another_type_is_named_and_the_events_wait()
    {
        await Server.ExecuteAsync("SET", "text", "x");
        await using var pipeline = Connect("text");
        pipeline.EmitMany(3);

        await AssertAnswerAsync(pipeline, "RetryLater: The key \"text\" exists and is not a stream. Set Key to another name, or delete");
        await Server.ExecuteAsync("DEL", "text");

        await AssertStoredAsync(pipeline, "text", 3);
    }

    [Fact]
    public async Task Without_memory_nothing_of_a_batch_is_stored_until_there_is_some()
    {
        await Server.ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
        await using var pipeline = Connect("full");
        pipeline.EmitMany(500);

        await AssertAnswerAsync(pipeline, "RetryLater: Redis has reached maxmemory. Raise it, trim the stream with MaxLength");
        Assert.False((bool)await Server.ExecuteAsync("EXISTS", "full"));
        await Server.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");

        await AssertStoredAsync(pipeline, "full", 500);
    }

    [Fact]
    public async Task A_wrong_password_is_reported_at_once_and_never_shown()
    {
        await using var pipeline = Connect("refused", Server.ConnectionString(password: "not-the-password"));
        pipeline.EmitMany(3);

        await AssertAnswerAsync(pipeline, "Unauthorized: Redis refuses the user or password. Correct user and password in Connec");
        Bounded.Until(() => pipeline.Logger.Entries.Any(static entry => entry.Level is LogLevel.Error));
        Assert.All(
            pipeline.Logger.Entries,
            static entry => Assert.DoesNotContain("not-the-password", $"{entry}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_password_where_one_is_needed_is_reported_at_once()
    {
        await using var pipeline = Connect("refused", $"127.0.0.1:{Server.Port}");
        pipeline.EmitMany(3);

        await AssertAnswerAsync(pipeline, "Unauthorized: Redis refuses the user or password.");
    }

    [Fact]
    public async Task A_missing_permission_is_reported_with_the_rule_that_grants_it()
    {
        await Server.ExecuteAsync("ACL", "SETUSER", "reader", "on", ">pass", "~*", "+@all", "-xadd");
        await using var pipeline = Connect("protected", $"127.0.0.1:{Server.Port},user=reader,password=pass");
        pipeline.EmitMany(3);

        await AssertAnswerAsync(pipeline, "Unauthorized: The user may not append to the stream \"protected\"");
        await Server.ExecuteAsync("ACL", "SETUSER", "reader", "+xadd");

        await AssertStoredAsync(pipeline, "protected", 3);
    }

    [Fact]
    public async Task The_permissions_in_the_message_are_enough()
    {
        await Server.ExecuteAsync(
            "ACL", "SETUSER", "writer", "on", ">pass", "~granted", "+xadd", "+eval", "+evalsha", "+script|load", "+@connection");
        await using var pipeline = Connect("granted", $"127.0.0.1:{Server.Port},user=writer,password=pass");
        pipeline.EmitMany(3);

        await AssertStoredAsync(pipeline, "granted", 3);
        Assert.Contains(pipeline.Logger.Entries, static entry => entry.Id is 403);
    }

    [Fact]
    public async Task A_replica_is_retried_until_it_is_the_primary()
    {
        await Server.ExecuteAsync("REPLICAOF", "127.0.0.1", ServerProcess.FreePort());
        await using var pipeline = Connect("failover");
        pipeline.EmitMany(3);

        await AssertAnswerAsync(pipeline, "RetryLater: ");
        await Server.ExecuteAsync("REPLICAOF", "NO", "ONE");

        await AssertStoredAsync(pipeline, "failover", 3);
    }

    [Fact]
    public async Task Settings_that_lose_events_are_logged_once()
    {
        await Server.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        await Server.ExecuteAsync("CONFIG", "SET", "appendonly", "no");
        await using var pipeline = Connect("warned");
        for (var i = 0; i < 3; i++)
        {
            pipeline.EmitMany(1);
            await pipeline.FlushAsync();
            await Server.ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        }

        await Server.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        await Server.ExecuteAsync("CONFIG", "SET", "appendonly", "yes");

        Assert.Collection(
            pipeline.Logger.Entries.Where(static entry => entry.Id is 401 or 402),
            static entry => Assert.EndsWith("is allkeys-lru. Set maxmemory-policy to noeviction", entry.Text, StringComparison.Ordinal),
            static entry => Assert.EndsWith("appendonly is off. Set appendonly to yes", entry.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_stream_is_trimmed_to_about_the_maximum_length()
    {
        await using var pipeline = Connect("trimmed", maxLength: 100);
        pipeline.EmitMany(5_000);

        await pipeline.FlushAsync();

        Assert.InRange((long)await Server.ExecuteAsync("XLEN", "trimmed"), 100, 300);
    }

    [Fact]
    public void A_server_that_remembers_ids_gets_them()
    {
        Assert.Contains(
            "redis.call('XADD', KEYS[1], 'IDMP', ARGV[1], ARGV[i], 'MAXLEN', '~', '100', '*', 'id', ARGV[i],",
            AppendScript.Create(maxLength: 100, isIdempotent: true),
            StringComparison.Ordinal);
    }

    private Pipeline Connect(string key, string? connectionString = null, long? maxLength = null)
    {
        var options = new RedisOptions
        {
            ConnectionString = connectionString ?? Server.ConnectionString(),
            Key = key,
            MaxLength = maxLength,
        };
        return new Pipeline(logger => new RedisDestination(options, logger));
    }

    private static async Task AssertAnswerAsync(Pipeline pipeline, string start)
    {
        await Task.Run(() => Bounded.Until(() => pipeline.Observed.Answers.Count > 0));
        Assert.StartsWith(start, pipeline.Observed.Answers[0], StringComparison.Ordinal);
    }

    private async Task AssertStoredAsync(Pipeline pipeline, string key, int count)
    {
        await pipeline.FlushAsync();
        await using var connection = await Server.OpenAsync();
        var entries = await connection.GetDatabase().StreamRangeAsync(key);
        Assert.Equal(count, entries.Length);
        Assert.Equal(pipeline.Emitted.Select(static one => one.Id), entries.Select(static one => RedisUnderTest.ToArrived(one).Id));
    }

    public sealed class OwnServer : IAsyncLifetime
    {
        public RedisServer Server { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
            await Server.StartAsync();
        }

        public ValueTask DisposeAsync()
        {
            Server.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
