namespace EventTracking.Generators.Tests.Layers;

/// <summary>The folders of the generator, from the lowest to the highest.</summary>
public sealed class GeneratorLayerTests
{
    private static readonly string[] Layers =
    [
        "Model", // What is generated, as values
        "Symbols", // Questions about Roslyn's symbols
        "Naming", // Names in generated code and on the wire
        "Docs", // Doc comments
        "Json", // The attributes and the text of JSON
        "Emission", // From the model to code; it knows nothing about parsing
        "Types", // What kind of type is this?
        "Members", // Which members of a type are written?
        "Graph", // The types of an event, and the problems found in them
        "Values", // How are the values of a type written?
        "Reading", // How are they read back?
        "Events", // The event as a whole: record, registration, emit methods
        "Shape", // The shape of an event, derived from its model: text, comparison, JSON Schema
        "Contract", // The file of shapes that readers rely on
        "Caching", // Events that an edit has not changed are not parsed again
        LayerCheck.Root, // The generator
    ];

    [Fact]
    public void A_folder_uses_only_those_before_it() =>
        Assert.Empty(LayerCheck.Violations("generator/EventTracking.Generators", Layers));
}
