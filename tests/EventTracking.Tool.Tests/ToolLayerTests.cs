using EventTracking.Generators.Tests.Layers;

namespace EventTracking.Tool.Tests;

/// <summary>The folders of the tool, from the lowest to the highest.</summary>
public sealed class ToolLayerTests
{
    private static readonly string[] Layers =
    [
        LayerCheck.Root, // Errors and exit codes
        "Console", // The streams of a command
        "Metadata", // Compiled assemblies and their debugging symbols
        "Logs", // Lines of logs in bounded memory
        "Inputs", // From what the user names to events
        "Emissions", // Where events are declared and emitted
        "Exporting", // Schemas, types, views and pages for readers
        "Diffs", // What changed between two sets of events
        "Locking", // The lock of a project
        "Verification", // Lines held against shapes
        "Inference", // Records for events that are not declared
        "Catalog", // The page of all events
        "Spooling", // The events that a program keeps on disk
        "Commands", // The command line
    ];

    [Fact]
    public void A_folder_uses_only_those_before_it() => Assert.Empty(LayerCheck.Violations("src/EventTracking.Tool", Layers));
}
