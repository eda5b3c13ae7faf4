using System.Text.Json;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>A cyclic graph is written to the maximum depth; the depth of other graphs is not counted.</summary>
public sealed class DepthTests
{
    /// <summary>The object of the line is the first level.</summary>
    private const int MaxDataDepth = EventDataWriter.MaxDepth - 1;

    [Fact]
    public void A_cycle_of_objects_lists_and_dictionaries_ends_at_the_maximum_depth()
    {
        var data = GeneratedAssembly.Data(new GeneratedAssembly(GeneratorRun.Of("""
            using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization;
            [JsonDerivedType(typeof(Leaf), "leaf")]
            public class Node { public Node? Self => this; public List<Node> List { get; } = []; public Dictionary<string, Tree>? Map { get; set; } }
            public class Leaf : Node;
            public class Tree : List<Tree>;
            public record struct Pair(Node[] Nodes);
            [EventTracking.TrackedEvent("a.b")] public partial record E(Pair Pair, JsonElement? Json);
            public static class Sample
            {
                public static object Value
                {
                    get
                    {
                        var tree = new Tree();
                        tree.Add(tree);
                        return new E(new([new Node { Map = new() { ["k"] = tree } }]), null);
                    }
                }
            }
            """)).Sample());

        using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = MaxDataDepth });
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = MaxDataDepth - 1 }).Dispose());
    }

    [Fact]
    public void An_event_of_limited_depth_does_not_count_its_depth() => Assert.DoesNotContain(
        "TryEnter",
        GeneratorRun.Of("""
            public record Inner(int[][] Values);
            [EventTracking.TrackedEvent("a.b")] public partial record E(Inner Inner, System.Collections.Generic.Dictionary<string, Inner> Map);
            """).Files["E.g.cs"],
        StringComparison.Ordinal);
}
