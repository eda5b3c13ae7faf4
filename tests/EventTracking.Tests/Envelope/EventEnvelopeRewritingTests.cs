using System.Text;
using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Envelope;

/// <summary>Tests the methods that rewrite an event.</summary>
public sealed class EventEnvelopeRewritingTests
{
    [Theory]
    [InlineData("{}", """{"new":1}""")]
    [InlineData("""{"a":0}""", """{"a":0,"new":1}""")]
    [InlineData("""{"a":{},"b":[]}""", """{"a":{},"b":[],"new":1}""")]
    [InlineData("""{"new":0}""", """{"new":1}""")]
    [InlineData("""{"new":"a,b}","b":2}""", """{"new":1,"b":2}""")]
    [InlineData("""{"a":0,"new":{"new":0},"b":2}""", """{"a":0,"new":1,"b":2}""")]
    [InlineData("""{"a":{"new":7},"new":null}""", """{"a":{"new":7},"new":1}""")]
    [InlineData("""{"New":0}""", """{"New":0,"new":1}""")]
    public void A_field_is_appended_or_replaced_in_place(string before, string after)
    {
        Assert.Equal(after, Rewritten.Data(before, static envelope => envelope.WithData("new", 1)));
        Assert.Equal(after, Rewritten.Context(before, static envelope => envelope.WithContext("new", 1)));
    }

    [Theory]
    [InlineData("""{"old":0}""", "{}")]
    [InlineData("""{"old":0,"b":1}""", """{"b":1}""")]
    [InlineData("""{"a":0,"old":[1,2],"b":1}""", """{"a":0,"b":1}""")]
    [InlineData("""{"a":0,"old":{"x":","}}""", """{"a":0}""")]
    [InlineData("""{"a":{"old":0}}""", """{"a":{"old":0}}""")]
    [InlineData("{}", "{}")]
    public void A_field_is_removed_with_its_comma(string before, string after)
    {
        Assert.Equal(after, Rewritten.Data(before, static envelope => envelope.WithoutData("old")));
        Assert.Equal(after, Rewritten.Context(before, static envelope => envelope.WithoutContext("old")));
    }

    [Theory]
    [InlineData("k\"ey")]
    [InlineData("k\\ey")]
    [InlineData("\u2028")]
    [InlineData("é😀")]
    [InlineData("")]
    public void An_escaped_key_is_found(string key)
    {
        Assert.Equal(
            "2", SomeJson.Of(Rewritten.Data("{}", envelope => envelope.WithData(key, 1).WithData(key, 2))).GetProperty(key).GetRawText());
        Assert.Equal("{}", Rewritten.Data("{}", envelope => envelope.WithData(key, 1).WithoutData(key)));
    }

    [Fact]
    public void Data_that_is_not_an_object_cannot_get_a_field()
    {
        foreach (var data in new[] { "[1]", "\"text\"", "1", "null" })
        {
            var exception = Assert.Throws<InvalidOperationException>(
                () => Rewritten.Data(data, static envelope => envelope.WithData("new", 1)));
            Assert.Contains("'new'", exception.Message, StringComparison.Ordinal);
            Assert.Equal(data, Rewritten.Data(data, static envelope => envelope.WithoutData("new")));
        }
    }

    [Fact]
    public void Data_can_be_replaced_entirely() =>
        Assert.Equal(
            """{"b":[1,"\u2028"]}""",
            Rewritten.Data("[1]", static envelope => envelope.WithData(new JsonObject { ["b"] = new JsonArray(1, "\u2028") })));

    [Fact]
    public void A_renamed_event_loses_its_descriptor()
    {
        using var tracking = new CollectingTracker(null, SomeProcessors.Renaming("k\"ey"));

        tracking.Tracker.Emit(new VideoStopped("v", 1));

        Assert.Equal("k\"ey", tracking.Event.Name);
        Assert.Null(tracking.Event.Descriptor);
        Assert.StartsWith(
            """{"name":"k\"ey","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"video_id":"v",""",
            tracking.Event.Json,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Renaming_to_the_same_name_changes_nothing() => Rewritten.Event("{}", "{}", static envelope =>
    {
        Assert.True(envelope.WithName("test.event").Json == envelope.Json);
        return envelope;
    });

    [Fact]
    public void An_extra_field_follows_the_context()
    {
        var collected = Rewritten.Event("{}", "{}", static envelope => envelope
            .WithField("source", "a")
            .WithField("extra", new[] { 1 })
            .WithField("source", "b")
            .WithData("late", 1)
            .WithContext("late", 2)
            .WithName("n"));

        Assert.Equal(
            """{"name":"n","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"late":1},"context":{"late":2},"source":"b","extra":[1]}""",
            collected.Json);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("timestamp")]
    [InlineData("data")]
    [InlineData("context")]
    public void An_extra_field_cannot_have_a_reserved_name(string key)
    {
        var exception = Assert.Throws<ArgumentException>(() => Rewritten.Data("{}", envelope => envelope.WithField(key, 1)));
        Assert.Contains("Use WithName, WithData or WithContext", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_valid_as_value_but_not_as_key()
    {
        Assert.Equal("""{"a":null}""", Rewritten.Data("{}", static envelope => envelope.WithData("a", null)));
        Assert.Throws<ArgumentNullException>(static () => Rewritten.Data("{}", static envelope => envelope.WithData(null!, 1)));
        Assert.Throws<ArgumentNullException>(static () => Rewritten.Data("{}", static envelope => envelope.WithData(null!)));
        Assert.Throws<ArgumentNullException>(static () => Rewritten.Data("{}", static envelope => envelope.WithoutData(null!)));
        Assert.Throws<ArgumentNullException>(static () => Rewritten.Data("{}", static envelope => envelope.WithContext(null!, 1)));
        Assert.Throws<ArgumentNullException>(static () => Rewritten.Data("{}", static envelope => envelope.WithField(null!, 1)));
        Assert.Throws<ArgumentNullException>(static () => Rewritten.Data("{}", static envelope => envelope.WithName(null!)));
        Assert.Throws<ArgumentException>(static () => Rewritten.Data("{}", static envelope => envelope.WithName("")));
    }

    [Fact]
    public void An_unwritable_value_becomes_a_reported_null()
    {
        using var tracking = new CollectingTracker(null, new DelegateProcessor(static (ref envelope) =>
        {
            envelope = envelope.WithData("stream", Stream.Null).WithContext("list", ThrowingEnumerable.After(2));
            return ProcessingResult.Keep;
        }));

        tracking.Tracker.Emit("test.event");

        Assert.Equal(("""{"stream":null}""", """{"list":null}"""), (tracking.Data, tracking.Context));
        Assert.Equal(2, tracking.Failures(TrackingFailureKind.FieldFailed));
    }

    [Fact]
    public void A_rewrite_does_not_change_the_original_envelope() => Rewritten.Event("""{"a":1}""", """{"b":2}""", static envelope =>
    {
        var before = Encoding.UTF8.GetString(envelope.Json);
        var large = envelope.WithData("large", new string('x', 100_000));
        var small = envelope.WithoutData("a").WithName("small");

        Assert.Equal(before, Encoding.UTF8.GetString(envelope.Json));
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(envelope.DataJson));
        Assert.Equal(100_018, large.DataJson.Length);
        Assert.Equal("{}", Encoding.UTF8.GetString(small.DataJson));
        Assert.Equal("""{"b":2}""", Encoding.UTF8.GetString(small.ContextJson));
        return envelope;
    });

    [Fact]
    public void A_long_chain_of_rewrites_keeps_every_part()
    {
        var collected = Rewritten.Event("{}", "{}", static envelope =>
        {
            for (var i = 0; i < 300; i++)
            {
                envelope = envelope.WithData($"d{i}", i).WithContext($"c{i}", i).WithField($"f{i}", i).WithName($"n{i}");
                if (i % 2 == 0)
                    envelope = envelope.WithoutData($"d{i}").WithoutContext($"c{i}");
            }

            return envelope;
        });

        Assert.Equal("n299", collected.Name);
        Assert.Equal(
            Enumerable.Range(0, 150).Select(static i => $"d{(2 * i) + 1}"), collected.Data.EnumerateObject().Select(static m => m.Name));
        Assert.Equal(
            Enumerable.Range(0, 150).Select(static i => $"c{(2 * i) + 1}"), collected.Context.EnumerateObject().Select(static m => m.Name));
        Assert.Equal(304, SomeJson.Of(collected.Json).EnumerateObject().Count());
    }

    [Fact]
    public void Rewrites_keep_id_and_timestamp() => Rewritten.Event("{}", "{}", static envelope =>
    {
        var rewritten = envelope.WithName("n").WithData("a", 1).WithField("f", 1);

        Assert.Equal(envelope.Id, rewritten.Id);
        Assert.Equal(envelope.Timestamp, rewritten.Timestamp);
        return rewritten;
    });
}
