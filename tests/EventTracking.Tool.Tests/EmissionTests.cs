using EventTracking.Tool.Emissions;
using EventTracking.Tool.Inputs;
using Microsoft.CodeAnalysis.Emit;

namespace EventTracking.Tool.Tests;

/// <summary>Where events are emitted.</summary>
public sealed class EmissionTests
{
    private const string Events = """
        namespace Shop;

        [TrackedEvent("org.shop.paid")] public sealed partial record Paid(int Cents);
        [TrackedEvent("org.shop.viewed")] public readonly partial record struct Viewed(string Item);
        [TrackedEvent("org.shop.refunded")] public sealed partial record Refunded(int Cents);
        public static partial class Cart
        {
            [TrackedEvent("org.shop.cart.emptied")] public sealed partial record Emptied;
        }

        """;

    [Theory]
    [InlineData("tracker.EmitPaid(1);")]
    [InlineData("new Paid(1).Emit();")]
    [InlineData("new Paid(1).Emit(tracker);")]
    [InlineData("tracker.Emit(new Paid(1));")]
    [InlineData("tracker.Emit(new Paid(1), DateTimeOffset.UnixEpoch);")]
    [InlineData("TrackerRegistry.Emit(new Paid(1));")]
    [InlineData("EventTracking.CompilerServices.GeneratedEvents.Emit(tracker, new Paid(1));")]
    [InlineData("Pass(\"\", new Paid(1));")]
    [InlineData("PassOn(new Paid(1));")]
    [InlineData("Action emit = () => tracker.EmitPaid(1);")]
    [InlineData("Action<int> emit = tracker.EmitPaid;")]
    [InlineData("Local(); void Local() => tracker.EmitPaid(1);")]
    public void A_call_is_found(string call)
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, $$"""
            {{Events}}
            public sealed class Checkout(Tracker tracker)
            {
                public void Pay()
                {
                    {{call}}
                }

                private void Pass<TFirst, T>(TFirst first, T item) where T : ITrackedEvent<T> => PassOn(item);
                private void PassOn<T>(T item) where T : ITrackedEvent<T> => tracker.Emit(item);
            }
            """);

        Assert.Equal(["Shop Checkout.Pay /src/Events.cs:15"], Sites(shop)["org.shop.paid"]);
    }

    [Fact]
    public void A_call_in_an_async_method_or_an_iterator_is_in_the_method_that_was_written()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, $$"""
            {{Events}}
            public sealed class Checkout(Tracker tracker)
            {
                public async System.Threading.Tasks.Task Pay()
                {
                    await System.Threading.Tasks.Task.Yield();
                    tracker.EmitPaid(1);
                }

                public IEnumerable<int> View()
                {
                    Func<System.Threading.Tasks.Task> view = async () =>
                    {
                        await System.Threading.Tasks.Task.Yield();
                        tracker.EmitViewed("book");
                    };
                    tracker.Emit(new Cart.Emptied());
                    yield return 1;
                }
            }
            """);

        var sites = Sites(shop);
        Assert.Equal(["Shop Checkout.Pay /src/Events.cs:16"], sites["org.shop.paid"]);
        Assert.Equal(["Shop Checkout.View /src/Events.cs:24"], sites["org.shop.viewed"]);
        Assert.Equal(["Shop Checkout.View /src/Events.cs:26"], sites["org.shop.cart.emptied"]);
        Assert.Empty(sites["org.shop.refunded"]);
    }

    [Theory]
    [InlineData("void Pass<T>(T item) where T : class, ITrackedEvent<T> => new Action(() => tracker.Emit(item))();", "Pass(new Paid(1));")]
    [InlineData("Action<T> Pass<T>() where T : class, ITrackedEvent<T> => x => new Tracker().Emit(x);", "Pass<Paid>();")]
    [InlineData("async Task Pass<T>(T item) where T : ITrackedEvent<T> { await Task.Yield(); tracker.Emit(item); }", "Pass(new Paid(1));")]
    [InlineData(
        "Func<Task> Pass<T>(T item) where T : ITrackedEvent<T> => async () => { await Task.Yield(); tracker.Emit(item); };",
        "Pass(new Paid(1));")]
    [InlineData(
        "IEnumerable<T> Pass<T>(T item) where T : ITrackedEvent<T> { tracker.Emit(item); yield return item; }",
        "Pass(new Paid(1));")]
    [InlineData("void Pass<T>(T item) where T : ITrackedEvent<T> { Local(); void Local() => tracker.Emit(item); }", "Pass(new Paid(1));")]
    [InlineData("void Pass<T>(int[] x, T item) where T : ITrackedEvent<T> => Many(x, item);", "Pass([1], new Paid(1));")]
    [InlineData("void Pass<T>(T item) where T : ITrackedEvent<T> => Many(new List<int>(), item);", "Pass(new Paid(1));")]
    public void A_call_through_a_generic_method_is_found(string wrapper, string call)
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, $$"""
            using System.Threading.Tasks;
            {{Events}}
            public sealed class Checkout(Tracker tracker)
            {
                public void Pay()
                {
                    {{call}}
                }

                private {{wrapper}}
                private void Many<TFirst, T>(TFirst first, T item) where T : ITrackedEvent<T> => Many(item);
                private void Many<T>(T item) where T : ITrackedEvent<T> => tracker.Emit(item);
            }
            """);

        Assert.Equal(["Shop Checkout.Pay /src/Events.cs:16"], Sites(shop)["org.shop.paid"]);
    }

    [Fact]
    public void A_lambda_in_a_generic_class_emits_the_event_of_its_method()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, $$"""
            {{Events}}
            public sealed class Checkout<TFirst>(Tracker tracker) where TFirst : ITrackedEvent<TFirst>
            {
                public Action Pass<T>(TFirst first, T item) where T : ITrackedEvent<T> => () => tracker.Emit(first);
            }

            public static class Page
            {
                public static void Show(Tracker tracker) => new Checkout<Paid>(tracker).Pass(new Paid(1), new Refunded(1))();
            }
            """);

        Assert.Empty(Sites(shop)["org.shop.refunded"]);
    }

    [Fact]
    public void A_call_in_an_assembly_beside_the_events_is_found()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Events);
        SomeAssembly.Compile(
            folder,
            """
            using Shop;

            public static class Page
            {
                public static void Show(Tracker tracker)
                {
                    tracker.EmitViewed("book");
                    tracker.EmitEmptied();
                }
            }
            """,
            "Site",
            references: shop);

        var sites = Sites(shop);
        Assert.Equal(["Site Page.Show /src/Events.cs:7"], sites["org.shop.viewed"]);
        Assert.Equal(["Site Page.Show /src/Events.cs:8"], sites["org.shop.cart.emptied"]);
    }

    [Theory]
    [InlineData(DebugInformationFormat.Embedded, "Shop Page.Show /src/Events.cs:13")]
    [InlineData(null, "Shop Page.Show Page.Show")]
    public void Lines_are_found_if_there_are_symbols(DebugInformationFormat? symbols, string site)
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(
            folder,
            $$"""
            {{Events}}
            public static class Page
            {
                public static void Show(Tracker tracker) => tracker.EmitViewed("book");
            }
            """,
            symbols: symbols);

        Assert.Equal([site], Sites(shop)["org.shop.viewed"]);
    }

    [Fact]
    public void Symbols_of_another_build_are_ignored()
    {
        using var folder = new TemporaryFolder();
        const string emit = "public static class Page { public static void Show(Tracker tracker) => tracker.EmitViewed(\"book\"); }";
        SomeAssembly.Compile(folder, Events + "\n\n" + emit);
        var old = File.ReadAllBytes(folder.PathOf("Shop.pdb"));
        var shop = SomeAssembly.Compile(folder, Events + emit);
        File.WriteAllBytes(folder.PathOf("Shop.pdb"), old);

        Assert.Equal(["Shop Page.Show Page.Show"], Sites(shop)["org.shop.viewed"]);
    }

    [Theory]
    [InlineData("/repo/src/Page.cs", "src/Page.cs:3")]
    [InlineData("/elsewhere/Page.cs", "/elsewhere/Page.cs:3")]
    [InlineData("/_/src/Page.cs", "src/Page.cs:3")]
    public void A_path_is_relative_to_the_folder_or_the_repository(string file, string location) =>
        Assert.Equal(location, new Emission("Shop", "Page.Show", file, 3).LocationFrom("/repo"));

    [Theory]
    [InlineData("samples/CourseSite")]
    [InlineData("samples/TrackingLogReplay")]
    [InlineData("samples/VideoCourse")]
    public void Every_event_of_a_sample_is_emitted(string sample) =>
        Assert.All(Sites(Repository.Program(sample)), static sites => Assert.NotEmpty(sites.Value));

    private static Dictionary<string, string[]> Sites(string assembly)
    {
        var events = EventInputs.Load([assembly]);
        var sites = EmissionFinder.Find(events);
        return events.Entries.ToDictionary(
            static entry => entry.Shape.EventName,
            entry => sites.Of(entry)!.Select(static site => $"{site.Assembly} {site.Member} {site.LocationFrom("/elsewhere")}").ToArray());
    }
}
