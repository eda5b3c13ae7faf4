using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Events;

/// <summary>The events with generated code in this compilation and its references, by name.</summary>
/// <remarks>Reads the list of events in each assembly's metadata instead of inspecting its types.</remarks>
internal sealed class DeclaredEvents
{
    private readonly Dictionary<string, (IAssemblySymbol Assembly, string Type)> _declarations = new(StringComparer.Ordinal);

    /// <summary>Reads the metadata. If a name is declared twice, this compilation takes precedence, then the first reference.</summary>
    public DeclaredEvents(Compilation compilation)
    {
        foreach (var assembly in EventMetadata.References(compilation).Prepend(compilation.Assembly))
        {
            foreach (var (name, type) in EventMetadata.Declarations(assembly))
            {
                if (!_declarations.ContainsKey(name))
                    _declarations.Add(name, (assembly, type));
            }
        }
    }

    /// <summary>Returns the record that declares the event, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? Find(string eventName) =>
        _declarations.TryGetValue(eventName, out var found) ? found.Assembly.GetTypeByMetadataName(found.Type) : null;
}
