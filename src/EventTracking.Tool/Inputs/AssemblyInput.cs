using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.Tool.Inputs;

/// <summary>Reads the events of a compiled assembly as metadata. The assembly is neither loaded nor run.</summary>
internal static class AssemblyInput
{
    public static IEnumerable<EventEntry> Read(string path)
    {
        var reference = Reference(path);
        var compilation = EventShapes.CreateCompilation([reference, .. FrameworkReferences(), .. Neighbors(path)]);
        return compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
            ? EventShapes.FindEvents(compilation, assembly)
                .Select(type => new EventEntry(EventShapes.Parse(compilation, type).Shape, LockState.Emitted, path))
            : throw new ToolException($"'{path}' is not a .NET assembly.");
    }

    private static IEnumerable<PortableExecutableReference> Neighbors(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dll")
            .Where(other => !string.Equals(other, Path.GetFullPath(path), StringComparison.Ordinal))
            .Select(Reference);

    private static IEnumerable<PortableExecutableReference> FrameworkReferences() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll").Select(Reference);

    private static PortableExecutableReference Reference(string path)
    {
        var docs = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(
            path, documentation: File.Exists(docs) ? new AssemblyDocumentation(File.ReadAllText(docs)) : null);
    }
}
