using System.Text.Json;
using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Graphs that are too deep or infinite are truncated at the depth that JSON readers accept.</summary>
public sealed class CyclicGraphTests
{
    /// <summary>The line and the data are two levels above the first object of a graph.</summary>
    private const int ObjectsWritten = EventDataWriter.MaxDepth - 2;

    [Fact]
    public void A_chain_is_written_to_the_maximum_depth()
    {
        var emitted = Emitted.From(new Chained(Chain.Of(100)));

        Assert.Equal(ObjectsWritten, Count("\"number\"", emitted.Data));
        Assert.Equal(1, emitted.FailedFields);
    }

    [Fact]
    public void A_chain_of_the_maximum_depth_is_complete()
    {
        var emitted = Emitted.From(new Chained(Chain.Of(ObjectsWritten)));

        Assert.Equal(ObjectsWritten, Count("\"number\"", emitted.Data));
        Assert.Equal(0, emitted.FailedFields);
    }

    [Fact]
    public void A_self_reference_is_truncated()
    {
        var chain = new Chain { Number = 1 };
        chain.Next = chain;

        var emitted = Emitted.From(new Chained(chain));

        Assert.Equal(ObjectsWritten, Count("\"number\"", emitted.Data));
        Assert.Equal(1, emitted.FailedFields);
    }

    [Fact]
    public void A_double_self_reference_is_truncated_quickly()
    {
        var knot = new Knot();
        knot.Left = knot.Right = knot;
        knot.All = [knot, knot, knot];

        var emitted = Emitted.From(new Knotted(knot));

        Assert.InRange(emitted.Data.Length, 1, 100_000);
        Assert.Equal(1, emitted.FailedFields);
    }

    [Fact]
    public void A_list_that_contains_itself_is_truncated()
    {
        var lists = new Lists();
        lists.Add(lists);

        var emitted = Emitted.From(new Listed(lists, "after"));

        Assert.Equal(ObjectsWritten, Count("[", emitted.Data));
        Assert.EndsWith("\"after\":\"after\"}", emitted.Data, StringComparison.Ordinal);
        Assert.Equal(1, emitted.FailedFields);
    }

    [Fact]
    public void Json_beyond_the_maximum_depth_is_null()
    {
        var deep = JsonElement.Parse(new string('[', 64) + new string(']', 64));

        var emitted = Emitted.From(new DeepJson(deep, "after"));

        Assert.Equal(("""{"json":null,"after":"after"}""", 1), (emitted.Data, emitted.FailedFields));
    }

    [Fact]
    public void Json_at_the_maximum_depth_cannot_nest()
    {
        var emitted = Emitted.From(new NestedJson(Nest.Of(ObjectsWritten, JsonElement.Parse("[1]"))));

        Assert.EndsWith("{\"json\":null,\"next\":null}" + new string('}', ObjectsWritten), emitted.Data, StringComparison.Ordinal);
        Assert.Equal(1, emitted.FailedFields);
    }

    [Fact]
    public void A_scalar_fits_at_the_maximum_depth()
    {
        var emitted = Emitted.From(new NestedJson(Nest.Of(ObjectsWritten, JsonElement.Parse("1"))));

        Assert.EndsWith("{\"json\":1,\"next\":null}" + new string('}', ObjectsWritten), emitted.Data, StringComparison.Ordinal);
        Assert.Equal(0, emitted.FailedFields);
    }

    private static int Count(string part, string text) => text.Split(part).Length - 1;
}

internal sealed class Chain
{
    public int Number { get; init; }

    public Chain? Next { get; set; }

    public static Chain? Of(int length) => length == 0 ? null : new Chain { Number = length, Next = Of(length - 1) };
}

internal sealed class Knot
{
    public Knot? Left { get; set; }

    public Knot? Right { get; set; }

    public Knot[]? All { get; set; }
}

internal sealed class Lists : List<Lists>;

/// <summary>A chain with a JSON value in its last link.</summary>
internal sealed record Nest(JsonElement? Json, Nest? Next)
{
    public static Nest Of(int length, JsonElement json) => length == 1 ? new(json, null) : new(null, Of(length - 1, json));
}

[TrackedEvent("hostile.cyclic.chained")]
internal sealed partial record Chained(Chain? Chain);

[TrackedEvent("hostile.cyclic.knotted")]
internal sealed partial record Knotted(Knot Knot);

[TrackedEvent("hostile.cyclic.listed")]
internal sealed partial record Listed(Lists Lists, string After);

[TrackedEvent("hostile.cyclic.deep_json")]
internal sealed partial record DeepJson(JsonElement Json, string After);

[TrackedEvent("hostile.cyclic.nested_json")]
internal sealed partial record NestedJson(Nest Nest);
