using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Tests.Exporting.TypeScript;

/// <summary><c>dotnet events export typescript</c>, compiled with <c>tsc --strict</c>.</summary>
[Trait("Category", "Processes")]
public sealed class TypeScriptExportTests
{
    private const string Format = "typescript";
    private const int LinesOfAShape = 10;

    private const string Kinds = """
        org.example.kinds 1
          absent string ~
          any any
          flag boolean
          flags flags(read, write)
          grade string(char)
          items array
          items[] integer(0..255)
          kind oneof(type: 1, circle)
          kind<1>.side number
          kind<circle>.radius number
          map map
          map{} boolean
          named number(named)
          nullable string ?
          number number
          object object
          object.inner string
          reason enum(end, paused)
          text string
          tree object
          tree.children array
          tree.children[] ^tree
          untagged oneof(type: *, circle)
          untagged<*>.name string
          untagged<circle>.radius number
        """;

    private const string Valid = """
        { any: [null, { a: 1 }], flag: true, flags: "read, write", grade: "A", items: [1], kind: { type: "circle", radius: 1 },
          map: { a: true }, named: "NaN", nullable: null, number: 1.5, object: { inner: "x" }, reason: "paused", text: "x",
          tree: { children: [{ children: [] }] }, untagged: { name: "x" } }
        """;

    /// <summary>A field of <see cref="Kinds"/> and a value that it cannot have.</summary>
    private static readonly (string Field, string Value)[] Wrong =
    [
        ("absent", "null"),
        ("any", "undefined"),
        ("any", "() => 1"),
        ("flag", "\"true\""),
        ("flags", "true"),
        ("grade", "65"),
        ("items", "[\"a\"]"),
        ("items", "{}"),
        ("items", "[null]"),
        ("kind", "{ type: \"square\", radius: 1 }"),
        ("kind", "{ type: 1, radius: 1 }"),
        ("kind", "{ type: \"1\", side: 1 }"),
        ("kind", "{ radius: 1 }"),
        ("map", "{ a: 1 }"),
        ("map", "[true]"),
        ("named", "\"nan\""),
        ("nullable", "undefined"),
        ("number", "\"1\""),
        ("number", "null"),
        ("object", "{}"),
        ("object", "{ inner: 1 }"),
        ("object", "{ inner: \"x\", more: 1 }"),
        ("reason", "\"stopped\""),
        ("text", "1"),
        ("text", "null"),
        ("tree", "{ children: [{ children: [{}] }] }"),
        ("untagged", "{ type: \"circle\", name: \"x\" }"),
        ("unknown", "1"),
    ];

    [Fact]
    public async Task A_program_that_emits_every_differential_event_compiles()
    {
        Tsc.SkipUnlessInstalled();
        var shapes = DifferentialEvents.Shapes;
        var program = new StringBuilder("const lines: events.TrackedEvent[] = [];\n");
        foreach (var line in shapes.SelectMany(static shape => DifferentialEvents.Lines(shape, LinesOfAShape)))
        {
            var json = JsonElement.Parse(line);
            program.Append(CultureInfo.InvariantCulture, $"lines.push({line});\n")
                .Append(CultureInfo.InvariantCulture, $"((data: events.EventData[{json.GetProperty("name").GetRawText()}]) => data)")
                .Append(CultureInfo.InvariantCulture, $"({json.GetProperty("data").GetRawText()});\n");
        }

        Assert.Equal("", await Tsc.Check(ExportRun.Text(Format, shapes), program.ToString()));
    }

    [Fact]
    public async Task A_wrong_value_of_each_kind_is_rejected()
    {
        Tsc.SkipUnlessInstalled();
        var program = new StringBuilder($"const valid: events.EventData[\"org.example.kinds\"] = {Valid};\nlet other: typeof valid;\n");
        foreach (var (field, value) in Wrong)
            program.Append(CultureInfo.InvariantCulture, $"// @ts-expect-error {field}\nother = {{ ...valid, {field}: {value} }};\n");
        program.Append("const { text, ...without } = valid;\n// @ts-expect-error missing\nother = without;\n");

        // An expected error that does not occur is an error itself.
        Assert.Equal("", await Tsc.Check(ExportRun.Text(Format, ExportRun.Shapes(Kinds)), program.ToString()));
    }

    [Fact]
    public async Task Lines_are_distinguished_by_name_and_version()
    {
        Tsc.SkipUnlessInstalled();
        var shapes = ExportRun.Shapes("""
            org.example.a 1
              old string

            org.example.a 2
              new number

            org.example.b 1
              flag boolean
            """);

        Assert.Equal("", await Tsc.Check(ExportRun.Text(Format, shapes), """
            export function read(line: events.TrackedEvent): string | number | boolean {
              if (line.name === "org.example.b") return line.data.flag;
              // @ts-expect-error data of either version
              const wrong = line.data.old;
              return "new" in line.data ? line.data.new : line.data.old;
            }
            export const latest: events.EventData["org.example.a"] = { new: 1 };
            // @ts-expect-error an unknown event
            export type Unknown = events.EventData["org.example.c"];
            """));
    }

    [Fact]
    public async Task Hostile_names_are_escaped()
    {
        Tsc.SkipUnlessInstalled();
        IReadOnlyList<DataShape> shapes = [.. HostileNames.Events, HostileNames.OneEvent];
        var program = new StringBuilder("let line: events.TrackedEvent;\n");
        foreach (var name in HostileNames.All)
        {
            program.Append(CultureInfo.InvariantCulture, $"line = {Computed(HostileNames.Line(name))};\n")
                .Append(CultureInfo.InvariantCulture, $"// @ts-expect-error\nline = {Computed(HostileNames.Line(name), "1")};\n");
        }

        Assert.Equal("", await Tsc.Check(ExportRun.Text(Format, shapes), program.ToString()));

        // In an object literal, "__proto__" sets the prototype, and ["__proto__"] is a property.
        static string Computed(string line, string? value = null)
        {
            var json = JsonElement.Parse(line);
            var quoted = json.GetProperty("name").GetRawText();
            value ??= json.GetProperty("data").EnumerateObject().Single().Value.GetRawText();
            return $$"""{ name: {{quoted}}, timestamp: "", context: {}, data: { [{{quoted}}]: {{value}} } }""";
        }
    }

    [Fact]
    public async Task Documentation_does_not_end_its_comment()
    {
        Tsc.SkipUnlessInstalled();
        DataShape[] shapes =
        [
            .. HostileNames.Events.Select(static (shape, i) => new DataShape(
                $"org.example.event{i}",
                1,
                new ObjectType([new ShapeField("value", shape.Data.Fields[0].Value, canBeAbsent: false, shape.Documentation)]),
                shape.Documentation)),
        ];

        var text = ExportRun.Text(Format, shapes);

        Assert.All(text.Split("/**").Skip(1), static comment => Assert.Equal(2, comment.Split("*/").Length));
        Assert.Equal("", await Tsc.Check(text, "export const data: events.EventData[\"org.example.event0\"] = { value: \"x\" };\n"));
    }
}
