using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>A line is never nested deeper than .NET readers accept by default.</summary>
public sealed class DepthTests
{
    /// <summary>The objects of the line and of the data use two of the 64 levels.</summary>
    private const int LeftForAField = EventDataWriter.MaxDepth - 2;

    public static TheoryData<Func<int, object?>> Makers => new()
    {
        static depth => Lists(depth),
        static depth => JsonElement.Parse(SomeJson.Nested(depth), new() { MaxDepth = 200 }),
        static depth => JsonNode.Parse(SomeJson.Nested(depth), null, new() { MaxDepth = 200 }),
        static depth => JsonDocument.Parse(SomeJson.Nested(depth), new() { MaxDepth = 200 }),
        static depth => Lists(depth - 1, JsonElement.Parse("[]")),
        static depth => Lists(depth - 1, new JsonObject()),
    };

    [Theory]
    [MemberData(nameof(Makers), DisableDiscoveryEnumeration = true)]
    public void A_field_at_the_maximum_depth_is_complete(Func<int, object?> make)
    {
        using var tracking = Emitted(make(LeftForAField));

        Assert.Equal(0, tracking.AllFailures);
        Assert.Equal(EventDataWriter.MaxDepth, DepthOf(tracking.Event.Json));
    }

    [Theory]
    [MemberData(nameof(Makers), DisableDiscoveryEnumeration = true)]
    public void A_field_beyond_the_maximum_depth_becomes_a_reported_null(Func<int, object?> make)
    {
        using var tracking = Emitted(make(LeftForAField + 1));

        Assert.InRange(tracking.Failures(TrackingFailureKind.FieldFailed), 1, 1);
        Assert.InRange(DepthOf(tracking.Event.Json), 2, EventDataWriter.MaxDepth);
        Assert.EndsWith(",\"after\":1}", tracking.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scalar_at_the_maximum_depth_is_complete()
    {
        using var tracking = Emitted(Lists(LeftForAField, JsonElement.Parse("1.50")));

        Assert.Equal(0, tracking.AllFailures);
        Assert.Contains("[1.50]", tracking.Event.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_infinite_typed_graph_is_truncated_and_reported_once()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit(new ScriptedEvent(static (ref writer) =>
        {
            writer.WriteRaw("{\"tree\":"u8);
            WriteTree(ref writer);
            writer.WriteRaw("}"u8);
        }));

        Assert.Equal(EventDataWriter.MaxDepth, DepthOf(tracking.Event.Json));
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.FieldFailed));
        Assert.True(tracking.Event.Json.Length < 10_000);
    }

    /// <summary>Each node has itself as both of its children.</summary>
    private static void WriteTree(ref EventDataWriter writer)
    {
        if (!writer.TryEnter((byte)'['))
            return;

        WriteTree(ref writer);
        writer.WriteSeparator();
        WriteTree(ref writer);
        writer.Exit((byte)']');
    }

    private static CollectingTracker Emitted(object? value)
    {
        var tracking = new CollectingTracker();
        tracking.Tracker.Emit("test.event", new Dictionary<string, object?> { ["value"] = value, ["after"] = 1 });
        return tracking;
    }

    private static object Lists(int depth, object? innermost = null)
    {
        object list = innermost is null ? Array.Empty<object>() : new[] { innermost };
        for (var i = 1; i < depth; i++)
            list = new[] { list };
        return list;
    }

    /// <summary>The depth of a line, asserting that a reader accepts it by default.</summary>
    private static int DepthOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return DepthOf(document.RootElement);
    }

    private static int DepthOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => 1 + element.EnumerateObject().Select(static member => DepthOf(member.Value)).DefaultIfEmpty().Max(),
        JsonValueKind.Array => 1 + element.EnumerateArray().Select(DepthOf).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
