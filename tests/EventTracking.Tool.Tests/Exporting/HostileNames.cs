using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary>Names that break formats which do not escape them, used as names of events and fields, and as documentation.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "\"", "'", "''; DROP TABLE events; --", "\"; DROP VIEW x; --", "a\"b'c`d", "`", "``x``",
        "</script><script>alert(1)</script>", "<b>", "<!-- x", "-->", "--", "/*", "*/", "*/ x /*", "//", "#", "$", "${x}", "$$",
        "$.a", "$ref", "$1", "\\", "\\'", "\\n", "\\u0041", "a\nb", "a\r\nb", "\t", "\u2028", "\u202Ex", "\u0001",
        " lead and trail ", "|", "a|b\\|c", "[x](javascript:alert(1))", "{x}", "&amp;", "%00", "select", "class", "constructor",
        "__proto__", "toString", "日本", "😀", "İıſß", "e\u0301", "a/b", "a~b", "a~1b", "*", "0", "1e3", "-", "~", ".", "..", "/",
        "con", "COM1.x", "events", "EVENTS", "pg_class", "x v2", "case", "CASE", "Case", "a.b", "a_b", "a-b", "a b", "event_id",
        "Event_Version", new string('x', 300), new string('x', 300) + "y", string.Concat(Enumerable.Repeat("長い", 40)), "{{ x }}",
        "@param x", "@ts-ignore", "x~1a2b3c4d", "eval", "NULL", "true", "]]>", "?", ":", ";", "=",
    ];

    /// <summary>An event of each name, whose only field has that name too.</summary>
    public static IReadOnlyList<DataShape> Events { get; } =
        [.. All.Select(static name => new DataShape(name, 1, new ObjectType([Field(name)]), name))];

    /// <summary>One event with a field of each name.</summary>
    public static DataShape OneEvent { get; } = new("org.example.hostile", 1, new ObjectType(All.Select(Field)), "All names.");

    /// <summary>The line of the event with that name.</summary>
    public static string Line(string name) => Line(name, new Dictionary<string, string> { [name] = ValueOf(name) });

    /// <summary>The line of <see cref="OneEvent"/>.</summary>
    public static string LineOfOneEvent() => Line(OneEvent.EventName, All.ToDictionary(static name => name, ValueOf));

    public static string ValueOf(string name) => $"value of {name}";

    private static string Line(string name, Dictionary<string, string> data) => JsonSerializer.Serialize(new
    {
        name,
        timestamp = "2026-11-23T19:29:34.718308+00:00",
        data,
        context = new { user_id = 1 },
        id = new Guid(0, 0, 0, BitConverter.GetBytes((long)All.ToList().IndexOf(name) + 1)),
        version = 1,
    });

    private static ShapeField Field(string name) =>
        new(name, new ShapeValue(StringType.Plain, isNullable: false), canBeAbsent: false, documentation: name);
}
