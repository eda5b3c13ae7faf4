using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>A workspace project that runs the generator, as in an editor.</summary>
internal static class SomeProject
{
    public const string Folder = "/shop/Course/";

    public static Project Empty(NullableContextOptions nullable) => new AdhocWorkspace().CurrentSolution
        .AddProject("Shop", "Shop", LanguageNames.CSharp)
        .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose))
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable))
        .WithMetadataReferences(SomeReferences.All)
        .AddAnalyzerReference(new GeneratorReference());

    public static Document WithFile(this Project project, string name, string text) =>
        project.AddDocument(name, text, ["Course"], Folder + name);
}
