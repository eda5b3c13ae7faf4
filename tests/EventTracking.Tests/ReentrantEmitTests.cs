using System.Text;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

/// <summary>Events emitted while another event is in flight.</summary>
public sealed class ReentrantEmitTests
{
    private readonly CollectingBackend _collected = new();

    [Fact]
    public void A_backend_may_emit()
    {
        Tracker? tracker = null;
        using var emitting = tracker = TrackerOf(new DelegateBackend((in envelope) =>
        {
            if (envelope.Name != "outer")
                return;

            var before = Encoding.UTF8.GetString(envelope.Json);
            tracker!.Emit("inner", new Dictionary<string, object?> { ["large"] = new string('x', 10_000) });
            Assert.Equal(before, Encoding.UTF8.GetString(envelope.Json));
        }));

        tracker.Emit("outer", SomeJson.Of("""{"a":1}"""));

        Assert.Equal(["inner", "outer"], Names());
        Assert.Equal("""{"a":1}""", _collected.Events[1].Data.GetRawText());
        Assert.Equal(0, tracker.CountLost(DropReason.BackendFailed));
    }

    [Fact]
    public void A_processor_may_emit()
    {
        Tracker? tracker = null;
        using var emitting = tracker = TrackerOf(processor: new DelegateProcessor((ref envelope) =>
        {
            if (envelope.Name == "outer")
            {
                var rewritten = envelope.WithData("before", 1);
                tracker!.Emit("inner", SomeJson.Of("""{"b":2}"""));
                envelope = rewritten.WithData("after", 2);
            }

            return ProcessingResult.Keep;
        }));

        tracker.Emit("outer", SomeJson.Of("""{"a":1}"""));

        Assert.Equal(["inner", "outer"], Names());
        Assert.Equal("""{"a":1,"before":1,"after":2}""", _collected.Events[1].Data.GetRawText());
    }

    [Fact]
    public void A_getter_may_emit()
    {
        using var tracker = TrackerOf();

        tracker.Emit(new ScriptedEvent((ref writer) =>
        {
            writer.WriteRaw("{\"a\":"u8);
            tracker.Emit(new VideoStopped(new string('x', 10_000), 1));
            writer.WriteInt64(1);
            writer.WriteRaw("}"u8);
        }));

        Assert.Equal(["org.edx.video.stop", "test.scripted"], Names());
        Assert.Equal("""{"a":1}""", _collected.Events[1].Data.GetRawText());
    }

    [Fact]
    public void An_enumeration_may_emit()
    {
        using var tracker = TrackerOf();

        tracker.Emit("outer", new Dictionary<string, object?> { ["items"] = Emitting(tracker), ["after"] = 1 });

        Assert.Equal(["inner", "inner", "outer"], Names());
        Assert.Equal("""{"items":[0,1],"after":1}""", _collected.Events[2].Data.GetRawText());
    }

    [Fact]
    public void An_endless_recursion_is_stopped_and_reported()
    {
        Tracker? tracker = null;
        var depth = 0;
        using var emitting = tracker = TrackerOf(new DelegateBackend((in envelope) =>
        {
            if (envelope.Name == "again")
            {
                depth++;
                tracker!.Emit("again");
            }
        }));

        tracker.Emit("again");

        Assert.Equal(1, tracker.CountLost(DropReason.RecursiveEmit));
        Assert.Equal(8, depth);
        Assert.Equal(depth, _collected.Events.Count);

        tracker.Emit("next");
        Assert.Equal("next", _collected.Events[^1].Name);
        tracker.Emit("again");
        Assert.Equal(depth, _collected.Events.Count - 1);
    }

    [Fact]
    public void Two_trackers_that_emit_into_each_other_do_not_loop()
    {
        Tracker? one = null;
        Tracker? other = null;
        one = new Tracker(SomeBackends.Only(new DelegateBackend((in _) => other!.Emit("to.other"))));
        other = new Tracker(SomeBackends.Only(new DelegateBackend((in _) => one.Emit("to.one"))));

        one.Emit("start");

        Assert.Equal(1, one.CountLost(DropReason.RecursiveEmit) + other.CountLost(DropReason.RecursiveEmit));
    }

    private static IEnumerable<int> Emitting(Tracker tracker)
    {
        for (var i = 0; i < 2; i++)
        {
            tracker.Emit("inner", SomeJson.Of("[1,2,3]"));
            yield return i;
        }
    }

    private Tracker TrackerOf(IEventBackend? first = null, IEventProcessor? processor = null) => new(
        new Dictionary<string, IEventBackend> { ["1"] = first ?? new CountingBackend(), ["2"] = _collected },
        processors: processor is null ? [] : [processor]);

    private IEnumerable<string> Names() => _collected.Events.Select(static collected => collected.Name);
}
