using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers;

/// <summary>The events that code is generated for, in this compilation and in the assemblies it references, by their names.</summary>
/// <remarks>Assemblies say in their metadata which events they declare, so that none of their types has to be looked at.</remarks>
internal sealed class DeclaredEvents
{
    private readonly Dictionary<string, (IAssemblySymbol Assembly, string Type)> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the metadata. Of two events with one name that of this compilation counts, else that of the first reference.</summary>
    public DeclaredEvents(Compilation compilation)
    {
        Add(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(IsOurUser))
            Add(assembly);
    }

    /// <summary>The record that declares the name, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? Find(string eventName) =>
        _places.TryGetValue(eventName, out var place) ? place.Assembly.GetTypeByMetadataName(place.Type) : null;

    private void Add(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(KnownTypes.TrackedEventDeclarationAttribute)
                && attribute.ConstructorArguments is [{ Value: string name }, { Value: string type }]
                && !_places.ContainsKey(name))
            {
                _places.Add(name, (assembly, type));
            }
        }
    }

    private static bool IsOurUser(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "EventTracking"));
}
