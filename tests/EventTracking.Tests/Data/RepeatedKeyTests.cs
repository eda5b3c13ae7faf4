using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Duplicate keys in untyped data: the last value wins, in the first position, before any processor runs.</summary>
public sealed class RepeatedKeyTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2,"a":3}""", """{"a":3,"b":2}""")]
    [InlineData("""{"a":1,"a":2,"a":3}""", """{"a":3}""")]
    [InlineData("""{"card":1,"c\u0061rd":2,"\u0063ard":3}""", """{"card":3}""")]
    [InlineData("""{"\u00e9":1,"é":2}""", """{"é":2}""")]
    [InlineData("""{"\ud83d\ude00":1,"😀":2}""", """{"😀":2}""")]
    [InlineData("""{"\"":1,"\u0022":2,"/":1,"\/":2,"":1,"":2}""", """{"\"":2,"/":2,"":2}""")]
    [InlineData("""{"outer":{"a":1,"a":2},"list":[{"b":1,"b":2},[{"c":1,"c":[]}]]}""", """{"outer":{"a":2},"list":[{"b":2},[{"c":[]}]]}""")]
    [InlineData("""[{"a":1,"a":2},{"a":3}]""", """[{"a":2},{"a":3}]""")]
    [InlineData("""{"a":{"a":1},"b":{"a":{"a":2}},"a":{"x":1,"x":"}{]["}}""", """{"a":{"x":"}{]["},"b":{"a":{"a":2}}}""")]
    [InlineData("""{"a":"a\":","b":"\\","a":null}""", """{"a":null,"b":"\\"}""")]
    [InlineData("""{"a":{"b":1},"a":{"c":2}}""", """{"a":{"c":2}}""")]
    [InlineData("""{"a":{"a":1},"b":[{"a":1}],"c":"a"}""", """{"a":{"a":1},"b":[{"a":1}],"c":"a"}""")]
    public void The_last_value_wins_in_the_first_position(string json, string expected)
    {
        Assert.Equal(expected, Emitted(tracker => tracker.Emit("e", JsonElement.Parse(json))));
        Assert.Equal(
            $$"""{"value":{{expected}}}""",
            Emitted(tracker => tracker.Emit("e", new Dictionary<string, object?> { ["value"] = JsonElement.Parse(json) })));
        Assert.Equal(
            $$"""{"value":{{expected}}}""",
            Emitted(tracker => tracker.Emit("e", new Dictionary<string, object?> { ["value"] = JsonNode.Parse(json) })));
        Assert.Equal($$"""{"value":{{expected}}}""", Emitted(tracker => tracker.Emit(new ScriptedEvent((ref writer) =>
        {
            writer.WriteRaw("{\"value\":"u8);
            writer.WriteJsonElement(JsonElement.Parse(json));
            writer.WriteRaw("}"u8);
        }))));
    }

    [Fact]
    public void Removing_a_field_removes_the_value_a_reader_would_see()
    {
        using var removing = new CollectingTracker(null, new DelegateProcessor(static (ref envelope) =>
        {
            envelope = envelope.WithoutData("card");
            return ProcessingResult.Keep;
        }));

        removing.Tracker.Emit("e", JsonElement.Parse("""{"card":"4111","id":1,"c\u0061rd":"4242"}"""));

        Assert.Equal("""{"id":1}""", removing.Data);
    }

    [Fact]
    public void Keys_in_data_set_by_a_processor_are_deduplicated()
    {
        using var replacing = new CollectingTracker(
            null,
            new DelegateProcessor(static (ref envelope) =>
            {
                envelope = envelope.WithData(JsonNode.Parse("""{"card":1,"card":2,"id":3}""")!.AsObject())
                    .WithContext("more", JsonElement.Parse("""{"a":1,"a":2}"""));
                return ProcessingResult.Keep;
            }),
            new DelegateProcessor(static (ref envelope) =>
            {
                envelope = envelope.WithoutData("card");
                return ProcessingResult.Keep;
            }));

        replacing.Tracker.Emit("e");

        Assert.Equal("""{"id":3}""", replacing.Data);
        Assert.Equal("""{"more":{"a":2}}""", replacing.Context);
    }

    [Fact]
    public void Distinct_keys_with_the_same_text_are_one_key()
    {
        var table = new SortedList(
            Comparer<object>.Create(static (x, y) => x.GetType() == y.GetType() ? 0 : x is int ? -1 : 1))
        {
            [1] = "number",
            ["1"] = "text",
        };
        Assert.Equal(
            """{"value":{"1":"text"}}""", Emitted(tracker => tracker.Emit("e", new Dictionary<string, object?> { ["value"] = table })));

        var twice = new Dictionary<string, object?>(
            ReferenceEqualityComparer.Instance)
        {
            [new string("a")] = 1,
            [new string("aa")[..1]] = 2,
        };
        Assert.Equal(2, twice.Count);
        Assert.Equal("""{"a":2}""", Emitted(tracker => tracker.Emit("e", twice)));
        Assert.Equal("""{"value":{"a":2}}""", Emitted(tracker => tracker.Emit("e", new Dictionary<string, object?> { ["value"] = twice })));
    }

    [Fact]
    public void Keys_that_serialize_alike_are_one_key()
    {
        Assert.Equal(
            "{\"\ufffd\":2}",
            Emitted(static tracker => tracker.Emit("e", new Dictionary<string, object?> { ["\ud800"] = 1, ["\ud801"] = 2 })));
        using var tracking = new CollectingTracker();
        using (tracking.Tracker.Context("session", new EventContext { ["\ud800"] = 1, ["user"] = 2, ["\ufffd"] = 3 }))
            tracking.Tracker.Emit("e");
        Assert.Equal("{\"\ufffd\":3,\"user\":2}", tracking.Context);
    }

    [Fact]
    public void Context_keys_are_deduplicated()
    {
        using var tracking = new CollectingTracker();
        using (tracking.Tracker.Context("session", new EventContext { ["value"] = JsonElement.Parse("""{"a":1,"a":2}""") }))
            tracking.Tracker.Emit("e");

        Assert.Equal("""{"value":{"a":2}}""", tracking.Context);
    }

    [Fact]
    public void Ten_thousand_keys_are_deduplicated()
    {
        var json = new StringBuilder("{");
        for (var i = 0; i < 10_000; i++)
            json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"{i % 400}\":{i},");
        json.Append("\"last\":1}");

        var data = JsonElement.Parse(Emitted(tracker => tracker.Emit("e", JsonElement.Parse(json.ToString()))));

        Assert.Equal(401, data.EnumerateObject().Count());
        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(i + 9_600, data.GetProperty($"{i}").GetInt32()));
    }

    [Fact]
    public void Deduplicating_random_values_keeps_their_meaning()
    {
        var random = new Random(17);
        for (var i = 0; i < 2_000; i++)
        {
            var json = new StringBuilder();
            AppendValue(json, random, 5);

            Assert.Equal(
                Unique(JsonElement.Parse(json.ToString())), Emitted(tracker => tracker.Emit("e", JsonElement.Parse(json.ToString()))));
        }
    }

    private static string Emitted(Action<Tracker> emit)
    {
        using var tracking = new CollectingTracker();
        emit(tracking.Tracker);
        return tracking.Data;
    }

    private static void AppendValue(StringBuilder json, Random random, int depth)
    {
        var kind = random.Next(depth > 0 ? 6 : 3);
        if (kind < 3)
        {
            json.Append(kind switch { 0 => "1.50", 1 => "\"a\\\":}\"", _ => "null" });
            return;
        }

        var count = random.Next(5);
        json.Append(kind == 3 ? '[' : '{');
        for (var i = 0; i < count; i++)
        {
            json.Append(i > 0 ? "," : "")
                .Append(kind == 3 ? "" : random.Next(2) == 0 ? $"\"{(char)('a' + random.Next(3))}\":" : $"\"\\u006{random.Next(1, 4)}\":");
            AppendValue(json, random, depth - 1);
        }

        json.Append(kind == 3 ? ']' : '}');
    }

    /// <summary>The value as an independent reader understands it.</summary>
    private static string Unique(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Unique))}]",
        JsonValueKind.Object =>
            $"{{{string.Join(',', value.EnumerateObject().GroupBy(static member => member.Name).Select(static members => $"\"{members.Key}\":{Unique(members.Last().Value)}"))}}}",
        _ => value.GetRawText(),
    };
}
