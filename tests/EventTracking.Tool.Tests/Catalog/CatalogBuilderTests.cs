using EventTracking.Generators.Shape;
using EventTracking.Tool.Catalog;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Tests.Catalog;

/// <summary>What the page shows of the events.</summary>
public sealed class CatalogBuilderTests
{
    [Fact]
    public void The_versions_of_an_event_are_together_with_the_latest_first()
    {
        var stopped = Find(SomeCatalog.OfLock(), "org.example.video.stopped");

        Assert.Equal([2, 1], stopped.Versions.Select(static version => version.Version));
    }

    [Fact]
    public void A_version_has_its_differences_from_the_one_before()
    {
        var versions = Find(SomeCatalog.OfLock(), "org.example.video.stopped").Versions;

        Assert.Equal(1, versions[0].Previous);
        Assert.Collection(
            versions[0].Changes!,
            static change => Assert.Equivalent(new CatalogChange("position", "can now be null", ["forward"]), change),
            static change => Assert.Equivalent(
                new CatalogChange("reason", "is new and always present (enum(end_reached, paused))", ["backward"]), change));
        Assert.Null(versions[1].Changes);
    }

    [Fact]
    public void A_declared_event_has_its_docs_and_its_record()
    {
        var catalog = SomeCatalog.Of(SomeCatalog.Declared(
            "org.example.closed", "The course was closed.", fields: SomeCatalog.Field("reason", documentation: "Why it was closed.")));

        var closed = Find(catalog, "org.example.closed");
        Assert.Equal("The course was closed.", closed.Doc);
        Assert.Equal([new CatalogOwner("Course", "Course.Events.Declared")], closed.Owners);
        Assert.Equal("Why it was closed.", closed.Versions[0].Fields[0].Doc);
    }

    [Fact]
    public void An_event_is_declared_retired_or_only_in_the_lock()
    {
        var locked = SomeCatalog.EventsOfLock().Entries;
        var declared = SomeCatalog.Events(SomeCatalog.Declared("org.example.closed")).Entries;

        var catalog = CatalogBuilder.Build(new EventSet([.. declared, .. locked]));

        Assert.Equal(EventStatus.Declared, Find(catalog, "org.example.closed").Status);
        Assert.Equal(EventStatus.Undeclared, Find(catalog, "org.example.video.stopped").Status);
        Assert.Equal(EventStatus.Retired, Find(catalog, "org.example.video.paused").Status);
    }

    [Fact]
    public void Without_an_assembly_the_lock_declares_the_events() =>
        Assert.Equal(EventStatus.Declared, Find(SomeCatalog.OfLock(), "org.example.video.stopped").Status);

    [Fact]
    public void What_an_array_or_a_map_contains_belongs_to_its_field()
    {
        var fields = Find(SomeCatalog.OfLock(), "org.example.everything").Versions[0].Fields.ToDictionary(static field => field.Name);

        Assert.Equal("array of object", fields["lines"].Type);
        Assert.Equal(["price", "sku"], fields["lines"].Fields!.Select(static field => field.Name));
        Assert.True(fields["lines"].Fields![1].Optional);
        Assert.Equal("array of nullable map of number(named)", fields["history"].Type);
        Assert.Equal("array of comment (recursive)", fields["comment"].Fields![0].Type);
        Assert.True(fields["comment"].Nullable);
        Assert.Equal(("flags", "monday, tuesday"), (fields["days"].Type, string.Join(", ", fields["days"].Values!)));
        Assert.Equal("union by kind", fields["target"].Type);
        Assert.Equal(["kind = circle", "kind = square"], fields["target"].Cases!.Select(static @case => @case.When));
        Assert.Equal("radius", fields["target"].Cases![0].Fields[0].Name);
    }

    [Fact]
    public void The_title_names_the_only_assembly()
    {
        var closed = SomeCatalog.Declared("org.example.closed");
        var other = new DataShape("org.example.other", 1, new ObjectType([]), owner: new ClrType("Shop", "Shop.Other"));

        Assert.Equal("Events of Course", SomeCatalog.Of(closed).Title);
        Assert.Equal("Event catalog", SomeCatalog.Of(closed, other).Title);
        Assert.Equal("Our events", CatalogBuilder.Build(SomeCatalog.Events(closed), "Our events").Title);
    }

    private static CatalogEvent Find(CatalogData catalog, string name) => Assert.Single(catalog.Events, item => item.Name == name);
}
