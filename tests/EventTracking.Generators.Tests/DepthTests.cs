using System.Text.Json;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>A graph without end is written to the greatest depth, a bounded one counts nothing.</summary>
public sealed class DepthTests
{
    /// <summary>The line's own object is the first level.</summary>
    private const int DeepestData = EventDataWriter.MaxDepth - 1;

    [Fact]
    public void A_cycle_of_objects_lists_and_dictionaries_ends_at_the_greatest_depth()
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

        using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = DeepestData });
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = DeepestData - 1 }).Dispose());
    }

    [Fact]
    public void A_bounded_event_counts_no_levels() => Assert.DoesNotContain(
        "TryEnter",
        GeneratorRun.Of("""
            public record Inner(int[][] Values);
            [EventTracking.TrackedEvent("a.b")] public partial record E(Inner Inner, System.Collections.Generic.Dictionary<string, Inner> Map);
            """).Files["E.g.cs"],
        StringComparison.Ordinal);
}
