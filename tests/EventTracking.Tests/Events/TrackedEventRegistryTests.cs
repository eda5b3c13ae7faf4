using EventTracking.CompilerServices;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Events;

/// <summary>The registry is process-wide: a name that a test registers is used by that test only.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class TrackedEventRegistryTests
{
    [Fact]
    public void An_event_is_found_by_name()
    {
        var descriptor = Registered("registry.found");

        Assert.Same(descriptor, TrackedEventRegistry.Find("registry.found"));
        Assert.Null(TrackedEventRegistry.Find("registry.Found"));
        Assert.Null(TrackedEventRegistry.Find("registry.missing"));
    }

    [Fact]
    public void The_highest_version_is_found()
    {
        Registered("registry.versions", 2);
        var highest = Registered("registry.versions", 10);
        Registered("registry.versions", 3);

        Assert.Same(highest, TrackedEventRegistry.Find("registry.versions"));
        Assert.Equal([2, 3, 10], All("registry.versions").Select(static descriptor => descriptor.Version));
    }

    [Fact]
    public void All_events_are_sorted_by_name()
    {
        Registered("registry.order.b");
        Registered("registry.order.B");
        Registered("registry.order.a");

        Assert.Equal(
            ["registry.order.B", "registry.order.a", "registry.order.b"],
            All("registry.order.").Select(static descriptor => descriptor.Name));
    }

    [Fact]
    public void An_event_registered_twice_is_listed_once()
    {
        var descriptor = SomeDescriptor("registry.twice", 1);
        GeneratedEvents.Register(new SomeRegistration(() => descriptor));
        GeneratedEvents.Register(new SomeRegistration(() => descriptor));

        Assert.Single(All("registry.twice"));
    }

    [Fact]
    public void Descriptors_are_created_once_on_first_use()
    {
        var made = 0;
        GeneratedEvents.Register(new SomeRegistration(() =>
        {
            made++;
            return SomeDescriptor("registry.lazy", 1);
        }));

        Assert.NotNull(TrackedEventRegistry.Find("registry.lazy"));
        Assert.NotNull(TrackedEventRegistry.Find("registry.lazy"));
        Assert.Equal(1, made);
    }

    [Fact]
    public void An_assembly_loaded_while_descriptors_are_created_is_registered()
    {
        GeneratedEvents.Register(new SomeRegistration(static () =>
        {
            GeneratedEvents.Register(new SomeRegistration(static () => SomeDescriptor("registry.nested", 1)));
            return SomeDescriptor("registry.nesting", 1);
        }));

        Assert.NotNull(TrackedEventRegistry.Find("registry.nested"));
        Assert.NotNull(TrackedEventRegistry.Find("registry.nesting"));
    }

    [Fact]
    public void Registering_during_enumeration_affects_only_the_next_one()
    {
        Registered("registry.listing.a");
        var seen = new List<string>();

        foreach (var descriptor in TrackedEventRegistry.All)
        {
            if (descriptor.Name.StartsWith("registry.listing.", StringComparison.Ordinal))
            {
                seen.Add(descriptor.Name);
                Registered("registry.listing.b");
            }
        }

        Assert.Equal(["registry.listing.a"], seen);
        Assert.Equal(2, All("registry.listing.").Count());
    }

    [Fact]
    public void An_assembly_with_failing_descriptors_does_not_affect_others()
    {
        GeneratedEvents.Register(new SomeRegistration(static () => throw new TypeInitializationException("Broken", null)));
        Registered("registry.after.failure");

        Assert.NotNull(TrackedEventRegistry.Find("registry.after.failure"));
        Assert.NotEmpty(TrackedEventRegistry.All);
    }

    [Fact]
    public void A_throwing_descriptor_does_not_affect_others()
    {
        GeneratedEvents.Register(new SomeRegistration(
            static () => SomeDescriptor("registry.partial.first", 1),
            static () => throw new TypeInitializationException("Broken", null),
            static () => throw new TypeInitializationException("Broken too", null),
            static () => SomeDescriptor("registry.partial.last", 1)));

        Assert.Equal(
            ["registry.partial.first", "registry.partial.last"], All("registry.partial.").Select(static descriptor => descriptor.Name));
        Assert.NotNull(TrackedEventRegistry.Find("registry.partial.last"));
    }

    [Fact]
    public void Null_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(static () => TrackedEventRegistry.Find(null!));
        Assert.Throws<ArgumentNullException>(static () => GeneratedEvents.Register(null!));
        Assert.Throws<ArgumentNullException>(static () => TrackedEventDescriptor.Of<VideoStopped>(null!, []));
        Assert.Throws<ArgumentNullException>(static () => GeneratedEvents.Describe<VideoStopped>("registry.null", 1, null, null!));
    }

    [Fact]
    public void A_version_below_one_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => SomeDescriptor("registry.version", version: 0));

    [Fact]
    public void A_descriptor_without_fields_has_an_empty_list() =>
        Assert.Empty(TrackedEventDescriptor.Of<VideoStopped>("registry.fields", default).Fields);

    private static TrackedEventDescriptor Registered(string name, int version = 1)
    {
        var descriptor = SomeDescriptor(name, version);
        GeneratedEvents.Register(new SomeRegistration(() => descriptor));
        return descriptor;
    }

    private static TrackedEventDescriptor SomeDescriptor(string name, int version) =>
        TrackedEventDescriptor.Of<VideoStopped>(name, [], version);

    private static IEnumerable<TrackedEventDescriptor> All(string start) =>
        TrackedEventRegistry.All.Where(descriptor => descriptor.Name.StartsWith(start, StringComparison.Ordinal));

    private sealed class SomeRegistration(params Func<TrackedEventDescriptor>[] create) : TrackedEventRegistration
    {
        public override int Count => create.Length;

        public override void Describe(TrackedEventDescriptor?[] descriptors)
        {
            for (var i = 0; i < create.Length; i++)
                descriptors[i] ??= create[i]();
        }
    }
}
