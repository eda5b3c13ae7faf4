using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DuckDB.NET.Data;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting.Sql;

namespace EventTracking.Tool.Tests.Exporting.Sql;

/// <summary><c>dotnet events export sql-duckdb</c>, in a real DuckDB.</summary>
public sealed class DuckDbExportTests : IDisposable
{
    private const string Format = "sql-duckdb";
    private const int LinesOfAShape = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbExportTests()
    {
        _connection.Open();

        // Values must not depend on the time zone of the session.
        Execute("SET TimeZone = 'Asia/Kolkata'");
        Execute($"SET VARIABLE event_files = {SqlDialect.Literal(_folder.PathOf("*.jsonl"))}");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_views_return_what_the_generated_writers_wrote()
    {
        var shapes = DifferentialEvents.Shapes;
        var lines = shapes.Select(static shape => DifferentialEvents.Lines(shape, LinesOfAShape)).ToList();
        _folder.Write("events.jsonl", string.Concat(lines.SelectMany(static written => written.Select(WithId))));

        Execute(ExportRun.Text(Format, shapes));

        var names = new SqlNames(shapes);
        var rows = new ViewRows(_connection, Canonical, static (item, list) => $"[{item} FOR item IN {list}]", AreEqual);
        foreach (var (shape, written) in shapes.Zip(lines))
        {
            await rows.AreEqual(shape, names.View(shape), written);
            await rows.AreEqual(shape, names.View(shape.EventName), written);
        }
    }

    [Fact]
    public void Columns_are_typed()
    {
        _folder.Write("events.jsonl", "");

        Execute(ExportRun.Text(Format, SomeVersions.OfAllTypes));

        Assert.Equal(
            """
            event_id UUID
            event_version INTEGER
            event_timestamp TIMESTAMP WITH TIME ZONE
            agent VARCHAR
            amount VARCHAR
            any JSON
            big BIGNUM
            blob BLOB
            byte SMALLINT
            count INTEGER
            day DATE
            flag BOOLEAN
            ids UUID[]
            number DOUBLE
            objects JSON
            size BIGINT
            started TIMESTAMP WITH TIME ZONE
            tags VARCHAR[]
            target JSON
            time TIME
            wait INTERVAL
            event_context JSON
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Strings("SELECT column_name || ' ' || column_type FROM (DESCRIBE \"org.example.types\")")));
    }

    [Fact]
    public void All_versions_are_in_one_view_with_common_types()
    {
        _folder.Write("events.jsonl", string.Concat(SomeVersions.Lines.Select(static line => line.Line + "\n")));

        Execute(ExportRun.Text(Format, SomeVersions.All));

        Assert.Equal(SomeVersions.Rows, Strings(SomeVersions.Query));
    }

    [Fact]
    public void Lines_without_a_version_count_as_the_first()
    {
        _folder.Write("events.jsonl", SomeVersions.Lines[0].Line.Replace(",\"version\":1", "", StringComparison.Ordinal) + "\n");

        Execute(ExportRun.Text(Format, SomeVersions.All));

        Assert.Equal(["1"], Strings("SELECT CAST(event_version AS VARCHAR) FROM \"org.example.changed\""));
        Assert.Empty(Strings("SELECT CAST(event_version AS VARCHAR) FROM \"org.example.changed v2\""));
    }

    [Fact]
    public void The_files_are_those_of_the_session_and_can_be_compressed()
    {
        _folder.Write("events.jsonl", "");
        Execute(ExportRun.Text(Format, SomeVersions.All));
        using (var file = new GZipStream(File.Create(_folder.PathOf("more.jsonl.gz")), CompressionLevel.Fastest))
            file.Write(Utf8(SomeVersions.Lines[2].Line));

        Execute($"SET VARIABLE event_files = {SqlDialect.Literal(_folder.PathOf("more.*"))}");

        Assert.Equal(["later"], Strings("SELECT ended FROM \"org.example.changed\""));
    }

    [Fact]
    public void Hostile_names_are_escaped()
    {
        IReadOnlyList<DataShape> shapes = [.. HostileNames.Events, HostileNames.OneEvent];
        _folder.Write("events.jsonl", string.Join('\n', HostileNames.All.Select(HostileNames.Line).Append(HostileNames.LineOfOneEvent())));

        Execute(ExportRun.Text(Format, shapes));

        var names = new SqlNames(shapes);
        var ofOne = SqlNames.Columns([HostileNames.OneEvent]);
        foreach (var shape in HostileNames.Events)
        {
            var name = shape.EventName;
            var column = SqlDialect.Identifier(SqlNames.Columns([shape])[name]);
            Assert.Equal([HostileNames.ValueOf(name)], Strings($"SELECT {column} FROM {names.View(shape)}"));
            Assert.Equal([HostileNames.ValueOf(name)], Strings($"SELECT {column} FROM {names.View(name)}"));
            Assert.Equal(
                [HostileNames.ValueOf(name)],
                Strings($"SELECT {SqlDialect.Identifier(ofOne[name])} FROM {names.View(HostileNames.OneEvent)}"));
        }

        Assert.Equal(
            HostileNames.All.Append(HostileNames.OneEvent.Documentation).Order(StringComparer.Ordinal),
            Strings("SELECT DISTINCT comment FROM duckdb_views() WHERE comment IS NOT NULL").Order(StringComparer.Ordinal));
    }

    private static string WithId(string line, int index) =>
        $"{line[..^1]},\"id\":\"{new Guid(index, 0, 0, new byte[8])}\",\"version\":1}}\n";

    private static string Canonical(string value, SqlKind kind) => kind switch
    {
        SqlKind.Instant or SqlKind.Time => $"CAST(epoch_us({value}) AS VARCHAR)",
        SqlKind.Duration =>
            $"CAST(CAST(datepart('day', {value}) AS HUGEINT) * 86400000000 + CAST(datepart('hour', {value}) AS HUGEINT) * 3600000000 "
            + $"+ datepart('minute', {value}) * 60000000 + datepart('microsecond', {value}) AS VARCHAR)",
        SqlKind.Bytes => $"lower(hex({value}))",
        _ => $"CAST({value} AS VARCHAR)",
    };

    /// <summary>DuckDB reads fractions as doubles, also inside JSON.</summary>
    private static bool AreEqual(string? expected, string? actual, SqlKind kind) => kind switch
    {
        _ when expected is null || actual is null => expected == actual,
        SqlKind.Number => Double(expected).Equals(Double(actual)),
        SqlKind.Json => JsonDifference.IgnoringPrecision.Find(Utf8(expected), Utf8(actual)) is null,
        _ => CanonicalText.AreEqual(expected, actual, kind),
    };

    // Half, float and double have a negative zero, which is equal to zero.
    private static double Double(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture) + 0.0,
    };

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<string> Strings(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var strings = new List<string>();
        while (reader.Read())
            strings.Add(reader.GetString(0));
        return strings;
    }
}
