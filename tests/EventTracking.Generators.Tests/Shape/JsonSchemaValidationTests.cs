using System.Text;
using System.Text.RegularExpressions;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Tests.Harness;
using EventTracking.Shared.Differential;

namespace EventTracking.Generators.Tests.Shape;

/// <summary>The JSON Schema of a shape, held against a validator that others wrote.</summary>
public sealed class JsonSchemaValidationTests
{
    private const int EventsOfAShape = 100;

    [Fact]
    public async Task What_the_generated_writers_write_is_valid()
    {
        Ajv.SkipUnlessInstalled();
        var shapes = AllShapes.ByName.Values.ToList();
        var events = shapes.Select(static shape => shape.Take(EventsOfAShape).ToList()).ToList();

        var ofData = await Ajv.Validate([.. shapes.Zip(events, static (shape, written) =>
            (JsonSchema.OfData(DifferentialShapes.OfAssembly[shape.Name], $"https://example.org/{shape.Name}.json"),
             Texts(written.Select(static w => w.Data))))]);
        var ofLines = await Ajv.Validate([.. shapes.Zip(events, static (shape, written) =>
            (JsonSchema.OfLine(DifferentialShapes.OfAssembly[shape.Name]), Texts(written.Select(static w => w.Line))))]);

        Assert.All(
            shapes.Zip(ofData),
            static pair => Assert.All(pair.Second, error => Assert.Equal($"{pair.First.Name}: ", $"{pair.First.Name}: {error}")));
        Assert.All(
            shapes.Zip(ofLines),
            static pair => Assert.All(pair.Second, error => Assert.Equal($"{pair.First.Name}: ", $"{pair.First.Name}: {error}")));

        static IReadOnlyList<string> Texts(IEnumerable<byte[]> json) => [.. json.Select(Encoding.UTF8.GetString)];
    }

    [Fact]
    public async Task A_line_that_was_damaged_is_rejected()
    {
        Ajv.SkipUnlessInstalled();
        var shape = LockFile.Parse(EventOfEveryType.Lock).Blocks[0].Shape!;
        string[] lines = [EventOfEveryType.Line, .. Damages.Select(Damaged)];

        var errors = Assert.Single(await Ajv.Validate([(JsonSchema.OfLine(shape), lines)]));

        Assert.Empty(errors[0]);
        Assert.All(Damages.Zip(errors.Skip(1)), static pair => Assert.True(pair.Second.Length > 0, $"{pair.First} is still valid"));
    }

    /// <summary>What is replaced, and by what.</summary>
    private static readonly (string Old, string New)[] Damages =
    [
        ("\"is_new\":true,", ""), // a field is missing
        ("\"is_new\":true", "\"is_new\":null"), // null
        ("\"is_new\":true", "\"is_new\":\"true\""), // a string for a boolean
        ("\"sku\":\"a\"", "\"sku\":1"), // a number for a string
        ("\"radius\":1.5", "\"radius\":\"1.5\""), // a string for a number
        ("\"count\":255", "\"count\":2.5"), // a fraction
        ("\"count\":255", "\"count\":256"), // above the range
        ("\"count\":255", "\"count\":-1"), // below the range
        ("\"amount\":\"-12.50\"", "\"amount\":-12.50"), // a number for one that is written as a string
        ("-12.50", "12,50"), // not a number
        ("\"ratio\":\"NaN\"", "\"ratio\":\"nan\""), // not the name of a number
        ("\"paused\"", "\"stopped\""), // not a member of the enum
        ("read, write", "read, delete"), // not a combination of flags
        ("read, write", "read,write"), // another separator
        ("\"kind\":\"circle\",", ""), // the discriminator is missing
        ("\"kind\":\"circle\"", "\"kind\":\"square\""), // an unknown case
        ("\"kind\":\"circle\"", "\"kind\":1"), // the fields of another case
        ("\"kind\":\"circle\"", "\"kind\":\"1\""), // a string for an integer discriminator
        ("[{\"sku\":\"a\"}", "[null"), // null as an item
        ("{\"sku\":\"b\",\"more\":1}", "{}"), // an item without its field
        ("[{\"sku\":\"a\"},{\"sku\":\"b\",\"more\":1}]", "{\"sku\":\"a\"}"), // an object for an array
        ("{\"a\":\"b\",\"c d\":null}", "[\"b\"]"), // an array for a map
        ("\"c d\":null", "\"c d\":5"), // another type as the value of a map
        ("\"children\":[]", "\"children\":[{}]"), // a wrong object inside a recursive type
        ("\"grade\":\"A\"", "\"grade\":\"AB\""), // two characters
        ("469f-a165-70867728950e\",\"is_new\"", "469f-a165\",\"is_new\""), // not a UUID
        ("AAECAw==", "AAECAw="), // not base64
        ("10.0.1", "10"), // not a version
        ("2026-02-28", "2026-02-30"), // not a day
        ("2026-11-23T19:29:34.71\"", "2026-11-23 19:29:34.71\""), // not an instant
        ("23:59:59", "24:00:00"), // not a time of the day
        ("-1.02:03:04.0000005", "PT1H"), // not a duration
        ("\"name\":\"org.example.event\"", "\"name\":\"org.example.other\""), // another event
        ("\"version\":2", "\"version\":3"), // another version
        ("34.718308+00:00", "34.718308+0"), // not a timestamp
        (",\"context\":{}", ""), // no context
        ("\"context\":{}", "\"context\":[]"), // a context that is not an object
    ];

    private static string Damaged((string Old, string New) damage)
    {
        Assert.Single(Regex.Matches(EventOfEveryType.Line, Regex.Escape(damage.Old)));
        return EventOfEveryType.Line.Replace(damage.Old, damage.New, StringComparison.Ordinal);
    }
}
