using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Catalog;

namespace EventTracking.Tool.Tests.Catalog;

/// <summary>The example line of an event.</summary>
public sealed class ExampleLineTests
{
    private static readonly string[] Types =
    [
        "any", "boolean", "integer", "integer(0..255)", "integer(-9..-3)", "integer(200..300)", "number", "number(named)", "string",
        "string(date-time)", "string(date)", "string(time)", "string(timespan)", "string(uuid)", "string(uri)", "string(base64)",
        "string(version)", "string(char)", "string(number)", "enum(a, b)", "flags(a, b)",
    ];

    [Fact]
    public void Values_depend_on_the_type_and_format_alone() => Assert.Equal(
        """
        {"name":"org.example.event","timestamp":"2026-01-31T12:34:56.789012+00:00","data":{"amount":1,"at":"2026-01-31","kind":"end_reached","note":"text"},"context":{}}
        """,
        Line("amount integer", "at string(date)", "kind enum(end_reached, paused)", "note string ? ~"));

    [Fact]
    public void An_integer_is_in_its_range() => Assert.Contains("{\"count\":-3}", Line("count integer(-9..-3)"), StringComparison.Ordinal);

    [Fact]
    public void A_recursive_type_ends()
    {
        Assert.Contains("{\"comment\":{\"replies\":[]}}", Line("comment object", "comment.replies array", "comment.replies[] ^comment"));
        Assert.Contains("{\"comment\":{\"parent\":null}}", Line("comment object", "comment.parent ^comment ?"));
        Assert.Contains("{\"comment\":{}}", Line("comment object", "comment.parent ^comment ~"));
    }

    [Fact]
    public void A_reference_that_must_be_present_is_expanded() => Assert.Contains(
        "{\"from\":{\"next\":null,\"x\":1.5},\"to\":{\"next\":null,\"x\":1.5}}",
        Line("from object", "from.next ^from ?", "from.x number", "to ^from"));

    [Fact]
    public void Data_that_is_never_finite_has_no_example() =>
        Assert.Null(ExampleLine.Of(Shape("comment object", "comment.parent ^comment")));

    [Fact]
    public async Task Examples_are_valid_under_the_schema()
    {
        Ajv.SkipUnlessInstalled();
        var shapes = Types.Select(static type => Shape($"field {type}"))
            .Concat(Types.Select(static type => Shape("field array", $"field[] {type}")))
            .Concat(LockFile.Parse(SomeCatalog.Lock).Blocks.Select(static block => block.Shape!))
            .Concat(
            [
                SomeCatalog.Declared("org.example.event", fields: SomeCatalog.Field("field", new EnumType([]))),
                SomeCatalog.Declared("org.example.event", fields: SomeCatalog.Field("field", new FlagsType([]))),
                Shape("comment object", "comment.replies map", "comment.replies{} ^comment", "first ^comment"),
                Shape("target oneof(kind: *, 1, 2)", "target<1>.next ^target ?", "target<2>.x any", "target<*>.y string"),
                Shape("target oneof(kind: a, b)", "target<a>.next ^target", "target<b>.x number"),
            ])
            .ToList();

        var problems = await Ajv.Validate(
            [.. shapes.Select(static shape => (JsonSchema.OfLine(shape), (IReadOnlyList<string>)[ExampleLine.Of(shape)!]))]);

        Assert.All(problems.Zip(shapes), static pair => Assert.True(pair.First[0].Length == 0, $"{pair.First[0]}: {pair.Second}"));
    }

    private static string Line(params string[] fields) => ExampleLine.Of(Shape(fields))!;

    private static DataShape Shape(params string[] fields)
    {
        var text = string.Concat(fields.Order(StringComparer.Ordinal).Select(static field => $"  {field}\n"));
        var file = LockFile.Parse($"{LockFile.Header}\n\norg.example.event 1\n{text}");
        return Assert.Single(file.Blocks).Shape ?? throw new ArgumentException(string.Join("\n", file.Errors), nameof(fields));
    }
}
