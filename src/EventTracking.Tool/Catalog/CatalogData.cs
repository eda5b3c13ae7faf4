using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EventTracking.Tool.Catalog;

/// <summary>What the page shows, as JSON that its script reads. Absent members are not known, and the page omits their sections.</summary>
/// <param name="Title">The title of the page.</param>
/// <param name="Events">The events in ordinal order of their names.</param>
internal sealed record CatalogData(string Title, IReadOnlyList<CatalogEvent> Events);

/// <summary>An event with all its versions.</summary>
/// <param name="Name">The event name.</param>
/// <param name="Status">Whether the event is declared.</param>
/// <param name="Doc">The doc comment of the latest version.</param>
/// <param name="Owners">The records that declare the event.</param>
/// <param name="Versions">The versions, the latest first.</param>
/// <param name="Sql">The statements that create the views of the event, by database.</param>
/// <param name="Emissions">The calls that emit the event; <see langword="null"/> if no assembly declares it.</param>
internal sealed record CatalogEvent(
    string Name,
    EventStatus Status,
    string? Doc,
    IReadOnlyList<CatalogOwner> Owners,
    IReadOnlyList<CatalogVersion> Versions,
    IReadOnlyList<CatalogSql> Sql,
    IReadOnlyList<CatalogEmission>? Emissions);

/// <summary>A record that declares an event.</summary>
internal sealed record CatalogOwner(string Assembly, string Type);

/// <summary>A call that emits an event.</summary>
/// <param name="Member">The type and member that contain the call.</param>
/// <param name="Location">The source file and line, or <see langword="null"/> without debugging symbols.</param>
internal sealed record CatalogEmission(string Member, string? Location);

/// <summary>SQL for a database.</summary>
internal sealed record CatalogSql(string Database, string Text);

/// <summary>One version of an event.</summary>
/// <param name="Version">The version.</param>
/// <param name="Fields">The fields of the data.</param>
/// <param name="Example">A line that is valid under the schema, or <see langword="null"/> if no finite line is.</param>
/// <param name="Schema">The JSON Schema of the line.</param>
/// <param name="Previous">The version that the differences start from; <see langword="null"/> for the first one.</param>
/// <param name="Changes">The differences from the previous version.</param>
internal sealed record CatalogVersion(
    int Version,
    IReadOnlyList<CatalogField> Fields,
    string? Example,
    JsonNode Schema,
    int? Previous,
    IReadOnlyList<CatalogChange>? Changes);

/// <summary>A field of an object.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Type">The type as text.</param>
/// <param name="Nullable">Whether the value can be <c>null</c>.</param>
/// <param name="Optional">Whether the field can be absent.</param>
/// <param name="Doc">The doc comment.</param>
/// <param name="Values">The names of an enum, also of one in an array or a map.</param>
/// <param name="Fields">The fields of an object, also of one in an array or a map.</param>
/// <param name="Cases">The cases of a union, also of one in an array or a map.</param>
internal sealed record CatalogField(
    string Name,
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Nullable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Optional,
    string? Doc,
    IReadOnlyList<string>? Values,
    IReadOnlyList<CatalogField>? Fields,
    IReadOnlyList<CatalogCase>? Cases);

/// <summary>A case of a union.</summary>
/// <param name="When">What the discriminator is, for example <c>kind = circle</c>.</param>
/// <param name="Fields">The fields.</param>
internal sealed record CatalogCase(string When, IReadOnlyList<CatalogField> Fields);

/// <summary>A difference between two shapes of an event.</summary>
/// <param name="Path">The path of the field.</param>
/// <param name="Text">What changed, as the predicate of a sentence about the path.</param>
/// <param name="Breaks">The compatibility modes that reject the change: <c>forward</c>, <c>backward</c>.</param>
internal sealed record CatalogChange(string Path, string Text, IReadOnlyList<string> Breaks);

/// <summary>Whether an event is declared.</summary>
internal enum EventStatus
{
    /// <summary>An assembly declares the event, or the catalog has no assembly.</summary>
    Declared,

    /// <summary>The lock has the event, and no assembly declares it.</summary>
    Undeclared,

    /// <summary>The lock has the event as retired.</summary>
    Retired,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CatalogData))]
internal sealed partial class CatalogJson : JsonSerializerContext;
