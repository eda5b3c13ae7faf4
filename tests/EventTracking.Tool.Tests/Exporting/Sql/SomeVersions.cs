using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Tests.Exporting.Sql;

/// <summary>An event whose fields changed in every way, and one with every type of column.</summary>
internal static class SomeVersions
{
    public static IReadOnlyList<DataShape> All { get; } = ExportRun.Shapes("""
        org.example.changed 1
          ended string(date-time)
          id integer(0..255)
          list array
          list[] integer(0..255)
          removed string
          value integer

        org.example.changed 2
          added boolean ~
          ended string
          id integer(-2147483648..2147483647)
          list array
          list[] string
          value number
        """);

    public static IReadOnlyList<DataShape> OfAllTypes { get; } = ExportRun.Shapes("""
        org.example.types 1
          agent string(version) ?
          amount string(number)
          any any
          big integer
          blob string(base64)
          byte integer(0..255)
          count integer(-2147483648..2147483647)
          day string(date)
          flag boolean
          ids array
          ids[] string(uuid) ?
          number number
          objects array
          objects[] object
          objects[].a string
          size integer(0..4294967295)
          started string(date-time)
          tags array
          tags[] enum(a, b)
          target oneof(kind: circle)
          target<circle>.radius number
          time string(time)
          wait string(timespan) ~
        """);

    public static IReadOnlyList<(int Version, string Line)> Lines { get; } =
    [
        Line(1, """{"ended":"2026-11-23T19:29:34","id":7,"list":[1,2],"removed":"r","value":9007199254740993}"""),
        Line(2, """{"added":true,"ended":"soon","id":70000,"list":["a"],"value":1.5}"""),
        Line(2, """{"ended":"later","id":1,"list":[],"value":-1}"""),
    ];

    /// <summary>The text of each row, in both databases.</summary>
    public const string Query = """
        SELECT concat_ws('|', CAST(event_version AS text), ended, CAST(id AS text), CAST(list AS text),
            coalesce(removed, '-'), CAST(CAST(value AS integer) AS text), coalesce(CAST(added AS text), '-'))
        FROM "org.example.changed" WHERE value < 1000 ORDER BY event_version, id
        """;

    public static IReadOnlyList<string> Rows { get; } = ["2|later|1|[]|-|-1|-", "2|soon|70000|[\"a\"]|-|2|true"];

    private static (int Version, string Line) Line(int version, string data) => (version, $$"""
        {"name":"org.example.changed","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{{data}},"context":{},"version":{{version}}}
        """);
}
