using System.Text.Json.Nodes;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Emissions;
using EventTracking.Tool.Exporting;
using EventTracking.Tool.Exporting.Sql;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Catalog;

/// <summary>
/// Turns events into the data of the page. Assemblies declare the latest version of an event, lock files have the earlier ones.
/// </summary>
internal static class CatalogBuilder
{
    public static CatalogData Build(EventSet events, string? title = null)
    {
        var hasAssembly = events.Entries.Any(IsDeclared);
        var sites = events.Assemblies.Count > 0 ? EmissionFinder.Find(events) : null;
        return new CatalogData(
            title ?? DefaultTitle(events),
            [
                .. events.Entries
                    .GroupBy(static entry => entry.Shape.EventName, StringComparer.Ordinal)
                    .Select(entries => Event(entries.Key, [.. entries], hasAssembly, sites)),
            ]);
    }

    private static string DefaultTitle(EventSet events)
    {
        var assemblies = events.Entries.Where(IsDeclared)
            .Select(static entry => entry.Shape.Owner!.Assembly)
            .Distinct(StringComparer.Ordinal);
        return assemblies.Take(2).ToList() is [var only] ? $"Events of {only}" : "Event catalog";
    }

    private static CatalogEvent Event(string name, IReadOnlyList<EventEntry> entries, bool hasAssembly, EmissionSites? sites)
    {
        var shapes = entries.Select(static entry => entry.Shape).ToList();
        return new CatalogEvent(
            name,
            Status(entries, hasAssembly),
            shapes[^1].Documentation,
            [
                .. shapes.Select(static shape => shape.Owner).OfType<ClrType>().Distinct()
                    .Select(static owner => new CatalogOwner(owner.Assembly, owner.FullName.Replace('+', '.'))),
            ],
            [.. shapes.Select((shape, index) => Version(shape, index > 0 ? shapes[index - 1] : null)).Reverse()],
            [new CatalogSql("PostgreSQL", SqlExport.PostgreSql(shapes)), new CatalogSql("DuckDB", SqlExport.DuckDb(shapes))],
            sites is null ? null : Emissions(entries, sites));
    }

    private static IReadOnlyList<CatalogEmission>? Emissions(IReadOnlyList<EventEntry> entries, EmissionSites sites)
    {
        var found = entries.Select(sites.Of).OfType<IReadOnlyList<Emission>>().ToList();
        return found.Count == 0
            ? null
            : [.. found.SelectMany(static emissions => emissions).Select(static site => new CatalogEmission(site.Member, Location(site)))];
    }

    /// <summary>
    /// Files outside the current folder are shown by their names: a published page should not show the folders of a machine.
    /// </summary>
    private static string? Location(Emission site)
    {
        if (site.File is null)
            return null;
        var location = site.LocationFrom(Environment.CurrentDirectory);
        return Path.IsPathRooted(location) ? Path.GetFileName(location) : location;
    }

    private static EventStatus Status(IReadOnlyList<EventEntry> entries, bool hasAssembly)
    {
        if (entries.Any(IsDeclared))
            return EventStatus.Declared;
        if (entries.Any(static entry => entry.State is LockState.Retired))
            return EventStatus.Retired;
        return hasAssembly ? EventStatus.Undeclared : EventStatus.Declared;
    }

    private static CatalogVersion Version(DataShape shape, DataShape? previous) => new(
        shape.Version,
        CatalogFields.Of(shape.Data),
        ExampleLine.Of(shape),
        Schema(shape),
        previous?.Version,
        previous is null ? null : CatalogChanges.Between(previous, shape));

    private static JsonObject Schema(DataShape shape)
    {
        var schema = JsonNode.Parse(JsonSchemaExport.Of(shape))!.AsObject();

        // It explains the exported file.
        schema.Remove("$comment");
        return schema;
    }

    private static bool IsDeclared(EventEntry entry) => entry.Shape.Owner is not null;
}
