using System.Text;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>Derives shapes of events: from their source, and from the assembly compiled from it.</summary>
internal static class SomeShape
{
    /// <summary>The shape of the only event in the source.</summary>
    public static DataShape Of(string source) => Assert.Single(AllOf(source));

    /// <summary>The shapes of all events in the source.</summary>
    public static IReadOnlyList<DataShape> AllOf(string source) =>
        Parsed(SomeCompilation.Of(source), static compilation => compilation.Assembly);

    /// <summary>The shapes of all events in an assembly that is compiled from the source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="documentation">Whether the documentation file is there.</param>
    public static IReadOnlyList<DataShape> AllOfAssembly(string source, bool documentation = false)
    {
        using var image = new MemoryStream();
        using var xml = new MemoryStream();
        var output = GeneratorRun.WithoutChecks(SomeCompilation.Of(source)).Output;
        var result = output.Emit(image, xmlDocumentationStream: xml);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));

        var assembly = AssemblyMetadata.CreateFromImage(image.ToArray())
            .GetReference(documentation ? new AssemblyDocumentation(Encoding.UTF8.GetString(xml.ToArray())) : null, filePath: "Shop.dll");
        var compilation = EventShapes.CreateCompilation([.. output.References, assembly]);
        return Parsed(compilation, compilation => (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!);
    }

    /// <summary>The lines of the only event in the source, without the name and the version.</summary>
    public static IReadOnlyList<string> Lines(string source) => [.. Of(source).Nodes.Select(static node => node.ToString())];

    /// <summary>The line of a field with that declaration.</summary>
    /// <param name="field">The type and name of a positional property, with its attributes.</param>
    /// <param name="types">The types that it needs.</param>
    public static string Line(string field, string types = "") => Lines(Event(field, types)) switch
    {
        [var only] => only,
        var lines => string.Join("\n", lines),
    };

    /// <summary>An event with one field.</summary>
    public static string Event(string field, string types = "", string defaults = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using EventTracking;
        {{defaults}}
        {{types}}
        [TrackedEvent("org.example.event")]
        internal sealed partial record Sample({{field}});
        """;

    private static IReadOnlyList<DataShape> Parsed(CSharpCompilation compilation, Func<CSharpCompilation, IAssemblySymbol> assembly) =>
        [.. EventShapes.FindEvents(compilation, assembly(compilation)).Select(type => EventShapes.Parse(compilation, type).Shape)];
}
