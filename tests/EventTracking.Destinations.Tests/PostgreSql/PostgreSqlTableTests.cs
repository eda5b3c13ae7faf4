using System.Globalization;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Faults;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.PostgreSql;
using EventTracking.Tests.Support;
using Npgsql;

namespace EventTracking.Destinations.Tests.PostgreSql;

/// <summary>The table: names, partitions, and what is reported if it is missing or wrong.</summary>
public sealed class PostgreSqlTableTests(PostgreSqlUnderTest destination) : IClassFixture<PostgreSqlUnderTest>, IAsyncLifetime
{
    private readonly string _schema = $"shop_{Guid.NewGuid():N}";
    private readonly CollectingLogger<Tracker> _logger = new();

    public static TheoryData<string> HostileNames =>
    [
        "\"; DROP TABLE victim; --", "'; DROP TABLE victim; --", "a\"b", "\"\"", "Ünï cödé", "select", "$1", "{0}", "%s", "\\", "$$",
        "/* x */", new string('x', 63), "UPPER lower",
    ];

    private PostgreSqlServer Server => destination.Server;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(destination.Missing is null, destination.Missing ?? "");
        await Server.ExecuteAsync($"CREATE SCHEMA {_schema}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task A_hostile_name_is_the_name_of_a_table(string name)
    {
        await Server.ExecuteAsync($"CREATE TABLE {_schema}.victim ()");

        Assert.Equal("Accepted", await SendAsync(Options($"{_schema}.{name}", createTable: true)));

        Assert.Equal((string[])[.. new[] { name, "victim" }.Order(StringComparer.Ordinal)], await TablesAsync());
    }

    [Fact]
    public async Task A_hostile_schema_is_the_name_of_a_schema()
    {
        const string schema = "s\"; DROP SCHEMA public; --";
        await Server.ExecuteAsync($"CREATE SCHEMA \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

        Assert.Equal("Accepted", await SendAsync(Options($"{schema}.events", createTable: true)));
    }

    [Theory]
    [InlineData(PostgreSqlPartitioning.Day, "events_2026_12_31", "events_2027_01_03")]
    [InlineData(PostgreSqlPartitioning.Month, "events_2026_12", "events_2027_03")]
    public async Task Partitions_are_created_ahead(PostgreSqlPartitioning partitioning, string first, string last)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero));
        await using var postgreSql = new PostgreSqlDestination(
            Options($"{_schema}.events", createTable: true, partitioning, clock), _logger);

        Assert.Equal("Accepted", await SendAsync(postgreSql));

        var tables = await TablesAsync();
        Assert.Equal(["events", first, last, "events_default"], [tables[0], tables[1], tables[4], tables[^1]]);
        Assert.Equal(6, tables.Length);

        clock.Now = clock.Now.AddSeconds(1);
        Assert.Equal("Accepted", await SendAsync(postgreSql));
        Assert.Equal(7, (await TablesAsync()).Length);
    }

    [Fact]
    public async Task Events_arrive_in_the_partition_of_their_day()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero));
        await using var postgreSql = new PostgreSqlDestination(
            Options($"{_schema}.events", createTable: true, PostgreSqlPartitioning.Day, clock), _logger);

        Assert.Equal("Accepted", await SendAsync(postgreSql, clock.Now, clock.Now.AddSeconds(1), clock.Now.AddYears(-20)));

        Assert.Equal(
            [$"{_schema}.events_2026_12_31", $"{_schema}.events_2027_01_01", $"{_schema}.events_default"],
            await ReadAsync($"SELECT tableoid::regclass::text FROM {_schema}.events ORDER BY 1"));
    }

    [Fact]
    public async Task A_period_whose_events_are_in_the_default_partition_stays_there()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var postgreSql = new PostgreSqlDestination(
            Options($"{_schema}.events", createTable: true, PostgreSqlPartitioning.Month, clock), _logger);
        Assert.Equal("Accepted", await SendAsync(postgreSql, clock.Now.AddMonths(7)));

        clock.Now = clock.Now.AddMonths(6);
        Assert.Equal("Accepted", await SendAsync(postgreSql, clock.Now));

        Assert.Contains(_logger.Entries, static entry => entry.Text.Contains("events_2026_08", StringComparison.Ordinal));
        Assert.Equal(["2"], await ReadAsync($"SELECT count(*)::text FROM {_schema}.events"));
    }

    [Fact]
    public async Task Two_processes_create_the_table_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            SendAsync(Options($"{_schema}.events", createTable: true, PostgreSqlPartitioning.Day))));

        Assert.All(answers, static answer => Assert.Equal("Accepted", answer));
    }

    [Fact]
    public async Task A_missing_table_is_reported() =>
        await AssertReportedAsync(
            Options($"{_schema}.events"), $"The table \"{_schema}\".\"events\" does not exist. Create it, set CreateTable");

    [Fact]
    public async Task A_missing_schema_is_reported() =>
        await AssertReportedAsync(
            Options("absent.events", createTable: true), "The schema of the table \"absent\".\"events\" does not exist.");

    [Fact]
    public async Task A_missing_database_is_reported() => await AssertReportedAsync(
        Options("events", connectionString: Server.ConnectionString("absent")),
        "The database \"absent\" does not exist. Create it, or correct Database in ConnectionString");

    [Fact]
    public async Task A_port_where_nothing_listens_is_reported()
    {
        using var proxy = new FaultProxy(Server.Port, Fault.Refuse);

        await AssertReportedAsync(
            Options("events", connectionString: Server.ConnectionString(port: proxy.Port)),
            string.Create(
                CultureInfo.InvariantCulture, $"Nothing listens at 127.0.0.1:{proxy.Port}. Start PostgreSQL, or correct Host and Port"));
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_reported() => await AssertReportedAsync(
        Options("events", connectionString: "Host=absent.invalid;Timeout=5"), "The host \"absent.invalid\" cannot be resolved.");

    [Theory]
    [InlineData("(id uuid, name text)")]
    [InlineData("(id uuid, name text, version integer, timestamp timestamptz, data bytea, context jsonb)")]
    public async Task A_table_of_another_shape_is_reported(string columns)
    {
        await Server.ExecuteAsync($"CREATE TABLE {_schema}.events {columns}");

        await AssertReportedAsync(
            Options($"{_schema}.events"), $"The table \"{_schema}\".\"events\" has another shape. It needs the columns");
    }

    [Fact]
    public async Task A_missing_permission_is_reported_as_one()
    {
        await Server.ExecuteAsync(
            $"CREATE TABLE {_schema}.events (id uuid, name text, version integer, timestamp timestamptz, data jsonb, context jsonb)");
        await Server.ExecuteAsync($"CREATE USER {_schema} PASSWORD 'x'; GRANT USAGE ON SCHEMA {_schema} TO {_schema}");
        var settings = new NpgsqlConnectionStringBuilder(Server.ConnectionString()) { Username = _schema, Password = "x" };

        Assert.StartsWith(
            $"Unauthorized: The user \"{_schema}\" lacks a permission",
            await SendAsync(Options($"{_schema}.events", connectionString: settings.ToString())),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaced_characters_are_counted_and_logged_once_a_minute()
    {
        await using var postgreSql = new PostgreSqlDestination(Options($"{_schema}.events", createTable: true), _logger);

        await SendAsync(postgreSql, "a\0b\0", "\\\0", "\\u0000");
        await SendAsync(postgreSql, "\0");

        Assert.Equal(4, postgreSql.ReplacedCharacters);
        Assert.Equal(
            "Replaced U+0000 by U+FFFD 3 times since the last such line, because PostgreSQL's jsonb cannot store it",
            Assert.Single(_logger.Entries).Text);
    }

    [Fact]
    public async Task A_data_source_can_be_passed()
    {
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString());
        await using (var postgreSql = new PostgreSqlDestination(source, new PostgreSqlOptions
        {
            Table = $"{_schema}.events",
            CreateTable = true,
        }))
        {
            Assert.Equal("Accepted", await SendAsync(postgreSql));
        }

        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Invalid_options_are_named_together()
    {
        var exception = Assert.Throws<ArgumentException>(static () => new PostgreSqlDestination(new PostgreSqlOptions { Table = "" }));

        Assert.Contains("ConnectionString: expected ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Table: expected ", exception.Message, StringComparison.Ordinal);
    }

    private PostgreSqlOptions Options(
        string table,
        bool createTable = false,
        PostgreSqlPartitioning partitioning = PostgreSqlPartitioning.None,
        TimeProvider? clock = null,
        string? connectionString = null) => new()
        {
            ConnectionString = connectionString ?? Server.ConnectionString(),
            Table = table,
            CreateTable = createTable,
            PartitionBy = partitioning,
            TimeProvider = clock ?? TimeProvider.System,
        };

    private async Task AssertReportedAsync(PostgreSqlOptions options, string reason) =>
        Assert.StartsWith($"RetryLater: {reason}", await SendAsync(options), StringComparison.Ordinal);

    private async Task<string> SendAsync(PostgreSqlOptions options)
    {
        await using var postgreSql = new PostgreSqlDestination(options, _logger);
        return await SendAsync(postgreSql);
    }

    private static Task<string> SendAsync(PostgreSqlDestination postgreSql) => SendAsync(postgreSql, "text");

    private static Task<string> SendAsync(PostgreSqlDestination postgreSql, params IReadOnlyList<string> texts) => FirstAnswerAsync(
        postgreSql,
        tracker =>
        {
            foreach (var text in texts)
                tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = text });
        });

    private static Task<string> SendAsync(PostgreSqlDestination postgreSql, params IReadOnlyList<DateTimeOffset> times) => FirstAnswerAsync(
        postgreSql,
        tracker =>
        {
            foreach (var time in times)
                tracker.Emit("test.event", data: null, time);
        });

    /// <summary>Emits events, and returns the first answer.</summary>
    private static async Task<string> FirstAnswerAsync(PostgreSqlDestination postgreSql, Action<Tracker> emit)
    {
        var observed = new ObservedDestination(new Shared(postgreSql));
        await using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["postgresql"] = new BatchingBackend(observed, Pipeline.QuickRetries()) },
            options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(100) });
        emit(tracker);
        var flush = tracker.FlushAsync(Pipeline.Limit, TestContext.Current.CancellationToken).AsTask();
        while (observed.Answers.Count == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        if (observed.Answers[0] == "Accepted")
            await flush;
        return observed.Answers[0];
    }

    private async Task<string[]> TablesAsync() =>
        await ReadAsync($"SELECT tablename FROM pg_tables WHERE schemaname = '{_schema}' ORDER BY tablename COLLATE \"C\"");

    private async Task<string[]> ReadAsync(string sql)
    {
        await using var connection = await Server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            values.Add(reader.GetString(0));
        return [.. values];
    }

    private sealed class ManualClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Keeps the destination open when the tracker is disposed.</summary>
    private sealed class Shared(IEventBatchBackend destination) : IEventBatchBackend
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) =>
            destination.SendAsync(batch, cancellationToken);
    }
}
