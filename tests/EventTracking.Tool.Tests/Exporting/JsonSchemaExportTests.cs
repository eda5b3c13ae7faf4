using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary><c>dotnet events export json-schema</c>, validated with ajv in its strict mode.</summary>
[Trait("Category", "Processes")]
public sealed class JsonSchemaExportTests
{
    private const string Format = "json-schema";
    private const int LinesOfAShape = 20;

    [Fact]
    public async Task Every_line_of_the_differential_events_is_valid()
    {
        Ajv.SkipUnlessInstalled();
        var shapes = DifferentialEvents.Shapes;

        await AreValid(shapes, [.. shapes.Select(static shape => DifferentialEvents.Lines(shape, LinesOfAShape))]);
    }

    [Fact]
    public async Task Hostile_names_are_escaped()
    {
        Ajv.SkipUnlessInstalled();

        await AreValid(HostileNames.Events, [.. HostileNames.All.Select(static name => (IReadOnlyList<string>)[HostileNames.Line(name)])]);
        await AreValid([HostileNames.OneEvent], [[HostileNames.LineOfOneEvent()]]);
    }

    [Fact]
    public void Each_file_has_its_own_identifier()
    {
        var ids = ExportRun.Files(Format, HostileNames.Events)
            .Select(static file => System.Text.Json.JsonElement.Parse(file.Text).GetProperty("$id").GetString()!)
            .ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, static id => Assert.True(Uri.IsWellFormedUriString(id, UriKind.Absolute), id));
    }

    private static async Task AreValid(IReadOnlyList<DataShape> shapes, IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var files = ExportRun.Files(Format, shapes);

        var errors = await Ajv.Validate([.. files.Zip(lines, static (file, valid) => (file.Text, valid))]);

        Assert.All(files.Zip(errors), static pair =>
            Assert.All(pair.Second, error => Assert.Equal(("", pair.First.Path), (error, pair.First.Path))));
    }
}
