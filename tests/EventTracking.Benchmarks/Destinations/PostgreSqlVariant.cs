using System.Globalization;
using System.Text.Json;
using EventTracking.PostgreSql;
using Npgsql;
using NpgsqlTypes;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>PostgreSQL, as Debian installs it, without fsync: the disk is not what is compared.</summary>
internal sealed class PostgreSqlVariant : DestinationVariant
{
    private const string User = "postgres";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin"))
            .LastOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private readonly TemporaryServer _server = new();

    public override string Name => "PostgreSQL";

    public override string? Missing => Programs is null ? "PostgreSQL is not installed" : null;

    public override IReadOnlyList<RawLoop> RawLoops =>
    [
        new("one jsonb parameter", SendAsJson),
        new("six arrays, JSON as text", SendAsArrays),
        new("COPY to a temporary table, then INSERT", SendCopied),
        new("COPY, which cannot skip duplicates", SendCopiedDirectly) { DoesLess = true },
    ];

    private string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_server.Port};Username={User};Database={User};No Reset On Close=true");

    public override void Start()
    {
        var data = _server.PathOf("data");
        if (Environment.IsPrivilegedProcess)
            TemporaryServer.Run("chown", User, Path.GetDirectoryName(data)!);
        TemporaryServer.Run([.. Command("initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale", "C", "-N"]);
        string[] settings =
        [
            "listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={_server.Port}"),
            $"unix_socket_directories={Path.GetDirectoryName(data)}", "fsync=off",
        ];
        _server.Start(
            () => Execute("SELECT 1"),
            [.. Command("postgres"), "-D", data, .. settings.SelectMany(static setting => (string[])["-c", setting])]);
        Execute(
            """
            CREATE TABLE events (
                id uuid NOT NULL, name text NOT NULL, version integer NOT NULL, timestamp timestamptz NOT NULL, data jsonb NOT NULL,
                context jsonb NOT NULL, PRIMARY KEY (timestamp, id))
            """);
    }

    public override void Clear() => Execute("TRUNCATE events");

    public override long Count() => (long)Execute("SELECT count(*) FROM events")!;

    public override IEventBatchBackend Create() => new PostgreSqlDestination(new PostgreSqlOptions { ConnectionString = ConnectionString });

    public override void Dispose() => _server.Dispose();

    private static string[] Command(string program)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", path] : [path];
    }

    private void SendAsJson(IReadOnlyList<RawEvent[]> batches)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(
            """
            INSERT INTO events (id, name, version, timestamp, data, context)
            SELECT id, name, version, timestamp, data, context
            FROM jsonb_to_recordset($1) AS event(id uuid, name text, version integer, timestamp timestamptz, data jsonb, context jsonb)
            ON CONFLICT DO NOTHING
            """,
            connection);
        var parameter = new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Jsonb };
        command.Parameters.Add(parameter);
        foreach (var batch in batches)
        {
            parameter.TypedValue = JsonSerializer.SerializeToUtf8Bytes(batch, RawEventJson.Default.Batch);
            command.ExecuteNonQuery();
        }
    }

    private void SendAsArrays(IReadOnlyList<RawEvent[]> batches)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand(
            """
            INSERT INTO events (id, name, version, timestamp, data, context)
            SELECT id, name, version, timestamp, data::jsonb, context::jsonb
            FROM unnest($1, $2, $3, $4, $5, $6) AS event(id, name, version, timestamp, data, context)
            ON CONFLICT DO NOTHING
            """,
            connection);
        foreach (var batch in batches)
        {
            command.Parameters.Clear();
            Add(NpgsqlDbType.Uuid, Array.ConvertAll(batch, static one => one.Id));
            Add(NpgsqlDbType.Text, Array.ConvertAll(batch, static one => one.Name));
            Add(NpgsqlDbType.Integer, Array.ConvertAll(batch, static one => one.Version));
            Add(NpgsqlDbType.TimestampTz, Array.ConvertAll(batch, static one => one.Timestamp));
            var json = RawEventJson.Default;
            Add(NpgsqlDbType.Text, Array.ConvertAll(batch, one => JsonSerializer.SerializeToUtf8Bytes(one.Data, json.Data)));
            Add(NpgsqlDbType.Text, Array.ConvertAll(batch, one => JsonSerializer.SerializeToUtf8Bytes(one.Context, json.Context)));
            command.ExecuteNonQuery();
        }

        void Add<T>(NpgsqlDbType type, T[] values) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });
    }

    private void SendCopied(IReadOnlyList<RawEvent[]> batches)
    {
        using var connection = Open();
        Execute(connection, "CREATE TEMPORARY TABLE IF NOT EXISTS incoming (LIKE events) ON COMMIT DELETE ROWS");
        foreach (var batch in batches)
        {
            using var transaction = connection.BeginTransaction();
            Copy(connection, "incoming", batch);
            Execute(connection, "INSERT INTO events SELECT * FROM incoming ON CONFLICT DO NOTHING");
            transaction.Commit();
        }
    }

    private void SendCopiedDirectly(IReadOnlyList<RawEvent[]> batches)
    {
        using var connection = Open();
        foreach (var batch in batches)
            Copy(connection, "events", batch);
    }

    private static void Copy(NpgsqlConnection connection, string table, RawEvent[] batch)
    {
        var json = RawEventJson.Default;
        using var import = connection.BeginBinaryImport(
            $"COPY {table} (id, name, version, timestamp, data, context) FROM STDIN (FORMAT BINARY)");
        foreach (var one in batch)
        {
            import.StartRow();
            import.Write(one.Id, NpgsqlDbType.Uuid);
            import.Write(one.Name, NpgsqlDbType.Text);
            import.Write(one.Version, NpgsqlDbType.Integer);
            import.Write(one.Timestamp, NpgsqlDbType.TimestampTz);
            import.Write(JsonSerializer.SerializeToUtf8Bytes(one.Data, json.Data), NpgsqlDbType.Jsonb);
            import.Write(JsonSerializer.SerializeToUtf8Bytes(one.Context, json.Context), NpgsqlDbType.Jsonb);
        }

        import.Complete();
    }

    private object? Execute(string sql)
    {
        using var connection = Open();
        return Execute(connection, sql);
    }

    private static object? Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }
}
