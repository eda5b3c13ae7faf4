using System.Collections.Concurrent;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Line;

public sealed class EventIdTests
{
    [Fact]
    public void An_id_is_a_version_7_UUID_of_the_event_time()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event");

        var id = tracking.Event.Id;
        Assert.Equal(7, id.Version);
        Assert.InRange(id.Variant, 8, 11);
        Assert.Equal(CollectingTracker.Now.ToUnixTimeMilliseconds(), Convert.ToInt64($"{id:N}"[..12], 16));
    }

    [Fact]
    public void Ids_on_one_thread_are_in_event_order()
    {
        using var tracking = new CollectingTracker();

        for (var i = 0; i < 1000; i++)
        {
            tracking.Tracker.Emit("test.event");
            if (i % 10 == 0)
                tracking.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var ids = tracking.Events.Select(static collected => $"{collected.Id}").ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(1000, ids.Distinct().Count());
    }

    [Fact]
    public void Ids_are_unique_across_threads()
    {
        var ids = new ConcurrentDictionary<Guid, bool>();
        using var tracker = new Tracker(
            SomeBackends.Only(new DelegateBackend((in envelope) => Assert.True(ids.TryAdd(envelope.Id, true)))));

        Parallel.For(0, 100_000, _ => tracker.Emit("test.event"));

        Assert.Equal(100_000, ids.Count);
    }

    [Fact]
    public void All_backends_see_the_same_id()
    {
        var ids = new List<Guid>();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["1"] = new DelegateBackend((in envelope) => ids.Add(envelope.Id)),
            ["2"] = new DelegateBackend((in envelope) => ids.Add(envelope.WithName("renamed").Id)),
        });

        tracker.Emit("test.event");

        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
    }
}
