using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>A plugin can be unloaded after its events have been emitted.</summary>
public sealed class CollectibleContextTests
{
    private const int MaxCollections = 50;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_context_unloads_after_its_events_have_been_emitted(bool usesRegistry)
    {
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["none"] = new DelegateBackend(static (in _) => { }) },
            processors: [new NameAllowlistProcessor(["collectible.one", "collectible.two"])]);

        var context = EmitAndUnload(tracker, usesRegistry);

        for (var i = 0; context.IsAlive && i < MaxCollections; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive, $"The context is still loaded after {MaxCollections} collections");
        Assert.Null(TrackedEventRegistry.Find("collectible.one"));
        Assert.DoesNotContain(
            TrackedEventRegistry.All, static descriptor => descriptor.Name.StartsWith("collectible.", StringComparison.Ordinal));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference EmitAndUnload(Tracker tracker, bool usesRegistry)
    {
        using var image = new MemoryStream();
        Assert.True(GeneratorRun.Of("""
            using EventTracking;
            [TrackedEvent("collectible.one")] public partial record One(int A);
            public partial class Outer { [TrackedEvent("collectible.two")] private partial record struct Two(string B); public static void Emit(Tracker tracker) => new Two("b").Emit(tracker); }
            public static class Sample
            {
                public static void Emit(Tracker tracker) { tracker.EmitOne(1); Outer.Emit(tracker); tracker.Emit("untyped", new System.Collections.Generic.Dictionary<string, object?> { ["day"] = Kind.A }); }
                public enum Kind { A }
            }
            """).Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("plugin", isCollectible: true);
        context.LoadFromStream(image).GetType("Sample", throwOnError: true)!.GetMethod("Emit")!.Invoke(null, [tracker]);
        if (usesRegistry)
        {
            Assert.NotNull(TrackedEventRegistry.Find("collectible.two"));
            Assert.Equal(
                2,
                TrackedEventRegistry.All.Count(static descriptor => descriptor.Name.StartsWith("collectible.", StringComparison.Ordinal)));
        }

        context.Unload();
        return new WeakReference(context);
    }
}
