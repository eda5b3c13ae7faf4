using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>Contexts that are entered and exited by name, in any order.</summary>
public sealed class ContextTests
{
    private readonly CollectingTracker _tracking = new();

    [Fact]
    public void An_entered_context_is_immutable()
    {
        var context = new EventContext { ["user"] = "a" };

        _tracking.Tracker.EnterContext("session", context);

        var exception = Assert.Throws<InvalidOperationException>(() => context["user"] = "b");
        Assert.Contains("'user'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => context.Add("more", 1));
        Assert.Equal("""{"user":"a"}""", Resolved());
    }

    [Fact]
    public void A_later_context_wins_and_the_key_keeps_its_position()
    {
        Enter("server", """{"host":"h","port":1}""");
        Enter("session", """{"user":"u","host":"proxy"}""");

        Assert.Equal("""{"host":"proxy","port":1,"user":"u"}""", Resolved());
    }

    [Fact]
    public void Contexts_are_merged_at_the_top_level_only()
    {
        Enter("server", """{"module":{"id":1,"name":"video"}}""");
        Enter("session", """{"module":{"id":2}}""");

        Assert.Equal("""{"module":{"id":2}}""", Resolved());
    }

    [Fact]
    public void Reentering_a_context_keeps_its_position()
    {
        Enter("a", """{"k":"a1"}""");
        Enter("b", """{"k":"b"}""");
        Enter("a", """{"k":"a2","x":1}""");

        Assert.Equal("""{"k":"b","x":1}""", Resolved());
    }

    [Fact]
    public void Exiting_and_reentering_moves_a_context_to_the_end()
    {
        Enter("a", """{"k":"a1"}""");
        Enter("b", """{"k":"b"}""");
        _tracking.Tracker.ExitContext("a");
        Enter("a", """{"k":"a3"}""");

        Assert.Equal("""{"k":"a3"}""", Resolved());
    }

    [Fact]
    public void Exiting_an_unknown_context_throws_and_lists_the_known_names()
    {
        Enter("session", "{}");

        var exception = Assert.Throws<KeyNotFoundException>(() => _tracking.Tracker.ExitContext("course"));

        Assert.Contains("'course'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'session'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contexts_can_be_exited_in_any_order()
    {
        Enter("a", """{"a":1}""");
        Enter("b", """{"b":1}""");
        Enter("c", """{"c":1}""");

        _tracking.Tracker.ExitContext("b");
        Assert.Equal("""{"a":1,"c":1}""", Resolved());

        _tracking.Tracker.ExitContext("a");
        _tracking.Tracker.ExitContext("c");
        Assert.Equal("{}", Resolved());
    }

    [Fact]
    public void Null_is_rejected_immediately()
    {
        var tracker = _tracking.Tracker;

        Assert.Throws<ArgumentNullException>(() => tracker.EnterContext("session", null!));
        Assert.Throws<ArgumentNullException>(() => tracker.EnterContext(null!, []));
        Assert.Throws<ArgumentNullException>(() => tracker.Context("session", null!));
        Assert.Throws<ArgumentNullException>(() => tracker.Context(null!, []));
        Assert.Throws<ArgumentNullException>(() => tracker.ExitContext(null!));
        Assert.Empty(tracker.ResolveContext());
    }

    [Fact]
    public void A_resolved_context_is_a_mutable_copy()
    {
        Enter("session", """{"user":"a"}""");

        var resolved = _tracking.Tracker.ResolveContext();
        resolved["user"] = "b";

        Assert.Equal("""{"user":"a"}""", Resolved());
        _tracking.Tracker.EnterContext("more", resolved);
        Assert.Equal("""{"user":"b"}""", Resolved());
    }

    [Fact]
    public void An_unwritable_value_does_not_affect_other_values()
    {
        _tracking.Tracker.EnterContext("session", new EventContext { ["before"] = 1, ["stream"] = Stream.Null, ["after"] = 2 });

        Assert.Equal("""{"before":1,"stream":null,"after":2}""", Resolved());
        Assert.Equal(1, _tracking.Failures(TrackingFailureKind.FieldFailed));
        Assert.Contains("\"stream\"", Assert.Single(_tracking.Log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_contexts_can_be_merged()
    {
        for (var i = 0; i < 1000; i++)
            _tracking.Tracker.EnterContext($"{i}", new EventContext { [$"{i % 10}"] = i });

        Assert.Equal("""{"0":990,"1":991,"2":992,"3":993,"4":994,"5":995,"6":996,"7":997,"8":998,"9":999}""", Resolved());
    }

    [Fact]
    public void A_context_entered_while_writing_data_applies_to_later_events_only()
    {
        var tracker = _tracking.Tracker;

        tracker.Emit(new ScriptedEvent((ref writer) =>
        {
            tracker.EnterContext("late", new EventContext { ["late"] = true });
            writer.WriteRaw("{}"u8);
        }));
        tracker.Emit("later");

        Assert.Equal(["{}", "{\"late\":true}"], _tracking.Events.Select(static e => e.Context.GetRawText()));
    }

    private void Enter(string name, string json) => _tracking.Tracker.EnterContext(name, SomeContext.Of(json));

    /// <summary>The context of an event emitted now.</summary>
    private string Resolved()
    {
        _tracking.Tracker.Emit("test.event");
        return _tracking.Events[^1].Context.GetRawText();
    }
}
