using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Events;

/// <summary>The events with generated code in this compilation and its references, by name.</summary>
/// <remarks>Reads the list of events in each assembly's metadata instead of inspecting its types.</remarks>
internal sealed class DeclaredEvents
{
    private const string Core = "EventTracking";

    private readonly Dictionary<string, (IAssemblySymbol Assembly, string Type)> _declarations = new(StringComparer.Ordinal);

    /// <summary>Reads the metadata. If a name is declared twice, this compilation takes precedence, then the first reference.</summary>
    public DeclaredEvents(Compilation compilation)
    {
        foreach (var assembly in References(compilation).Prepend(compilation.Assembly))
        {
            foreach (var (name, type) in In(assembly))
            {
                if (!_declarations.ContainsKey(name))
                    _declarations.Add(name, (assembly, type));
            }
        }
    }

    /// <summary>Returns the record that declares the event, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? Find(string eventName) =>
        _declarations.TryGetValue(eventName, out var found) ? found.Assembly.GetTypeByMetadataName(found.Type) : null;

    /// <summary>The references that can declare events: those that reference the core.</summary>
    public static IEnumerable<IAssemblySymbol> References(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly =>
            assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Core)));

    /// <summary>The event names in an assembly, with the metadata names of their records; none if the format is unknown (EVT902).</summary>
    public static IEnumerable<(string Name, string Type)> In(IAssemblySymbol assembly) =>
        DeclarationFormat.Lines(assembly) is [var format, ..] and var lines && format == DeclarationFormat.Known
            ? lines.Skip(1).Select(Declaration).OfType<(string, string)>()
            : [];

    /// <summary>
    /// Parses <c>org.edx.video.stop 1 Courses.Player+VideoStopped</c>. Split from the end, because an invalid event name may contain
    /// spaces.
    /// </summary>
    private static (string Name, string Type)? Declaration(string line)
    {
        var afterVersion = line.LastIndexOf(' ');
        var afterName = afterVersion > 0 ? line.LastIndexOf(' ', afterVersion - 1) : -1;
        return afterName < 0 ? null : (line.Substring(0, afterName), line.Substring(afterVersion + 1));
    }
}
