using System.Text.Json;
using System.Text.RegularExpressions;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting.Sql;
using Npgsql;
using NpgsqlTypes;

namespace EventTracking.Tool.Tests.Exporting.Sql;

/// <summary><c>dotnet events export sql-postgres</c>, in a real server.</summary>
[Trait("Category", "Processes")]
public sealed partial class PostgreSqlExportTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private const string Format = "sql-postgres";
    private const int LinesOfAShape = 20;

    private const string Table =
        "CREATE TABLE events (id uuid, name text, version integer, \"timestamp\" timestamptz, data jsonb, context jsonb)";

    [Fact]
    public async Task The_views_return_what_the_generated_writers_wrote()
    {
        await using var connection = await Open();
        var shapes = DifferentialEvents.Shapes;
        var lines = shapes.Select(static shape => DifferentialEvents.Lines(shape, LinesOfAShape).Select(WithoutNul).ToList()).ToList();
        foreach (var (shape, written) in shapes.Zip(lines))
            await Load(connection, shape.Version, written);

        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, shapes));

        var names = new SqlNames(shapes);
        var rows = new ViewRows(connection, Canonical, static (item, list) =>
            $"CASE WHEN {list} IS NOT NULL THEN ARRAY(SELECT {item} FROM unnest({list}) AS items (item)) END", CanonicalText.AreEqual);
        foreach (var (shape, written) in shapes.Zip(lines))
        {
            await rows.AreEqual(shape, names.View(shape), written);
            await rows.AreEqual(shape, names.View(shape.EventName), written);
        }
    }

    [Fact]
    public async Task Columns_are_typed()
    {
        await using var connection = await Open();

        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, SomeVersions.OfAllTypes));

        Assert.Equal(
            """
            event_id uuid
            event_version integer
            event_timestamp timestamp with time zone
            agent text
            amount numeric
            any jsonb
            big numeric
            blob bytea
            byte smallint
            count integer
            day date
            flag boolean
            ids uuid[]
            number numeric
            objects jsonb
            size bigint
            started timestamp with time zone
            tags text[]
            target jsonb
            time time without time zone
            wait interval
            event_context jsonb
            """.ReplaceLineEndings("\n"),
            string.Join('\n', await Strings(
                connection,
                "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute "
                + "WHERE attrelid = '\"org.example.types\"'::regclass ORDER BY attnum")));
    }

    [Fact]
    public async Task All_versions_are_in_one_view_with_common_types()
    {
        await using var connection = await Open();
        foreach (var (version, line) in SomeVersions.Lines)
            await Load(connection, version, [line]);

        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, SomeVersions.All));

        Assert.Equal(SomeVersions.Rows, await Strings(connection, SomeVersions.Query));
    }

    [Fact]
    public async Task A_script_replaces_the_views_of_another_shape()
    {
        await using var connection = await Open();
        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, SomeVersions.All));

        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, [SomeVersions.All[^1]]));
        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, SomeVersions.All));

        Assert.Empty(await Strings(connection, SomeVersions.Query));
    }

    [Fact]
    public async Task Hostile_names_are_escaped()
    {
        await using var connection = await Open();
        IReadOnlyList<DataShape> shapes = [.. HostileNames.Events, HostileNames.OneEvent];
        await Load(connection, 1, [.. HostileNames.All.Select(HostileNames.Line), HostileNames.LineOfOneEvent()], keepIds: true);

        await PostgreSqlServer.Execute(connection, ExportRun.Text(Format, shapes));

        var names = new SqlNames(shapes);
        var ofOne = SqlNames.Columns([HostileNames.OneEvent]);
        foreach (var shape in HostileNames.Events)
        {
            var name = shape.EventName;
            var column = SqlDialect.Identifier(SqlNames.Columns([shape])[name]);
            Assert.Equal([HostileNames.ValueOf(name)], await Strings(connection, $"SELECT {column} FROM {names.View(shape)}"));
            Assert.Equal([HostileNames.ValueOf(name)], await Strings(connection, $"SELECT {column} FROM {names.View(name)}"));
            Assert.Equal([name], await Strings(connection, $"SELECT obj_description({SqlDialect.Literal(names.View(name))}::regclass)"));
            Assert.Equal(
                [HostileNames.ValueOf(name)],
                await Strings(connection, $"SELECT {SqlDialect.Identifier(ofOne[name])} FROM {names.View(HostileNames.OneEvent)}"));
        }

        Assert.Equal(HostileNames.All.Count + 1, int.Parse((await Strings(connection, "SELECT count(*)::text FROM events"))[0], null));
    }

    private async Task<NpgsqlConnection> Open()
    {
        var connection = await server.OpenDatabase();

        // Values must not depend on the time zone of the session.
        await PostgreSqlServer.Execute(connection, $"SET timezone = 'Asia/Kolkata'; {Table}");
        return connection;
    }

    private static async Task Load(NpgsqlConnection connection, int version, IReadOnlyList<string> lines, bool keepIds = false)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY events FROM STDIN (FORMAT binary)", TestContext.Current.CancellationToken);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = JsonElement.Parse(lines[i]);
            await writer.StartRowAsync();
            await writer.WriteAsync(keepIds ? line.GetProperty("id").GetGuid() : new Guid(i, 0, 0, new byte[8]), NpgsqlDbType.Uuid);
            await writer.WriteAsync(line.GetProperty("name").GetString()!, NpgsqlDbType.Text);
            await writer.WriteAsync(version, NpgsqlDbType.Integer);
            await writer.WriteAsync(line.GetProperty("timestamp").GetDateTimeOffset().UtcDateTime, NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(line.GetProperty("data").GetRawText(), NpgsqlDbType.Jsonb);
            await writer.WriteAsync(line.GetProperty("context").GetRawText(), NpgsqlDbType.Jsonb);
        }

        await writer.CompleteAsync();
    }

    private static async Task<IReadOnlyList<string>> Strings(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var strings = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            strings.Add(reader.GetString(0));
        return strings;
    }

    private static string Canonical(string value, SqlKind kind) => kind switch
    {
        SqlKind.Instant or SqlKind.Time or SqlKind.Duration => $"(extract(epoch FROM {value}) * 1000000)::text",
        SqlKind.Bytes => $"encode({value}, 'hex')",
        _ => $"{value}::text",
    };

    /// <summary>Type jsonb has no U+0000: a destination replaces it.</summary>
    private static string WithoutNul(string line) => Nul().Replace(line, @"$1\ufffd");

    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nul();
}
