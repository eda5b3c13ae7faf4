using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Events;

/// <summary>The events that code is generated for, in this compilation and in the assemblies it references, by their names.</summary>
/// <remarks>Assemblies say in their metadata which events they declare, so that none of their types has to be looked at.</remarks>
internal sealed class DeclaredEvents
{
    private readonly Dictionary<string, (IAssemblySymbol Assembly, string Type)> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the metadata. Of two events with one name that of this compilation counts, else that of the first reference.</summary>
    public DeclaredEvents(Compilation compilation)
    {
        foreach (var assembly in EventMetadata.References(compilation).Prepend(compilation.Assembly))
        {
            foreach (var (name, type) in EventMetadata.Declarations(assembly))
            {
                if (!_places.ContainsKey(name))
                    _places.Add(name, (assembly, type));
            }
        }
    }

    /// <summary>The record that declares the name, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? Find(string eventName) =>
        _places.TryGetValue(eventName, out var place) ? place.Assembly.GetTypeByMetadataName(place.Type) : null;
}
