using System.Text.RegularExpressions;

namespace EventTracking.Generators.Tests.Layers;

/// <summary>The folders of the core, from the lowest to the highest.</summary>
public sealed partial class CoreLayerTests
{
    private const string Core = "src/EventTracking";

    private static readonly string[] Layers =
    [
        "Threading", // Locks, deadlines and threads; knows nothing about events
        "Blocks", // Memory that many threads append to; knows only bytes
        "Unix", // System calls
        "Json", // Text and numbers as JSON
        "Line", // The bytes of a line, and the buffers of a thread
        "Diagnostics", // Failures and the log
        "Data", // Values are written as the data of an event
        "Events", // Declared events, their descriptors and the registry
        "Context", // Contexts and where they are current
        "Envelope", // An event in flight; the contracts of processors and backends
        "Reading", // Events are read back from lines, envelopes and data
        "Observation", // The steps of observed events
        "Accounting", // What became of the events; the contracts of backends that account for their events
        "Processing", // Processors and their chain
        "Lifetime", // Flush and disposal within a deadline
        "Routing", // The router, its backends and its limits
        "Queueing", // Backends in the background
        "Backends", // Where events are sent to
        LayerCheck.Root, // The tracker
    ];

    [Fact]
    public void A_folder_uses_only_those_before_it() => Assert.Empty(LayerCheck.Violations(Core, Layers));

    [Fact]
    public void Internal_types_are_in_the_namespace_of_their_folder() => Assert.Empty(NamespaceCheck.Violations(Core));

    [Fact]
    public void The_architecture_page_lists_the_layers_in_order() => Assert.Equal(
        Layers.Select(static layer => layer == LayerCheck.Root ? "the root" : layer),
        PageRow()
            .Matches(Repository.Text("docs/architecture.md").Split("| contents |", 3)[1])
            .Select(static row => row.Groups["layer"].Value));

    [Fact]
    public void The_architecture_page_has_at_most_80_lines() =>
        Assert.InRange(Repository.Text("docs/architecture.md").TrimEnd().Split('\n').Length, 1, 80);

    [GeneratedRegex(@"^\| `?(?<layer>[\w ]+?)`? \|", RegexOptions.Multiline)]
    private static partial Regex PageRow();
}
