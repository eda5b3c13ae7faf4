using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Metadata;
using Microsoft.CodeAnalysis;

namespace EventTracking.Tool.Inputs;

/// <summary>Reads the events of a compiled assembly as metadata. The assembly is neither loaded nor run.</summary>
internal static class AssemblyInput
{
    /// <summary>Reads the events of an assembly.</summary>
    /// <exception cref="ToolException">
    /// The file is not a .NET assembly or is damaged, was built with another version of EventTracking, or a dependency is missing.
    /// </exception>
    public static IReadOnlyList<EventEntry> Read(string path) => DamagedAssembly.Read(path, () => ReadEvents(path));

    private static IReadOnlyList<EventEntry> ReadEvents(string path)
    {
        var file = AssemblyFile.Open(path);
        if (!file.ReferencesEventTracking)
            return [];

        var references = AssemblyReferences.Find(file);
        if (!references.Any(static reference => Path.GetFileNameWithoutExtension(reference) == AssemblyFile.Core))
            throw Missing(path, [AssemblyFile.Core]);

        SignatureLengths.Check(path);
        var reference = Reference(path, DocumentationFile(path) ?? CompiledDocs.Read(path));
        var compilation = EventShapes.CreateCompilation(
            [reference, .. references.Select(static other => Reference(other, DocumentationFile(other)))]);
        if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly)
            throw new ToolException($"'{path}' is not a .NET assembly.");
        CheckFormat(path, assembly);

        var shapes = EventShapes.FindEvents(compilation, assembly).Select(type => EventShapes.Parse(compilation, type)).ToList();
        if (shapes.SelectMany(static shape => shape.MissingTypes).Distinct(StringComparer.Ordinal).ToList() is [_, ..] missing)
            throw Missing(path, missing);
        return [.. shapes.Select(shape => new EventEntry(shape.Shape, LockState.Emitted, path) { Parsed = shape })];
    }

    private static void CheckFormat(string path, IAssemblySymbol assembly)
    {
        if (DeclarationFormat.UnknownOf(assembly) is not { } unknown)
            return;

        var fix = DeclarationFormat.IsNewer(unknown)
            ? "It was built with a newer version of EventTracking: update this tool with 'dotnet tool update'."
            : "It was built with an older version of EventTracking: update its reference to EventTracking and build it again.";
        throw new ToolException(
            $"The events of '{path}' are declared in the unknown format '{unknown}'; this tool reads '{DeclarationFormat.Known}'. {fix}");
    }

    private static ToolException Missing(string path, IReadOnlyList<string> missing) => new(
        $"'{path}' cannot be read completely, because dependencies are missing: {string.Join("; ", missing)}. "
        + "Restore its packages, or publish the project and name the published assembly, which has its dependencies beside it.");

    private static PortableExecutableReference Reference(string path, string? docs) =>
        MetadataReference.CreateFromFile(path, documentation: docs is null ? null : new AssemblyDocumentation(docs));

    private static string? DocumentationFile(string path) =>
        Path.ChangeExtension(path, ".xml") is var file && File.Exists(file) ? File.ReadAllText(file) : null;
}
