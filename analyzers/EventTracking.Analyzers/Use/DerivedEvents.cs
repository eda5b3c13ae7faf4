using EventTracking.Analyzers.Events;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Use;

/// <summary>Events that derive from other events, in this compilation and its references.</summary>
internal sealed class DerivedEvents
{
    private readonly Dictionary<INamedTypeSymbol, INamedTypeSymbol> _byBase = new(SymbolEqualityComparer.Default);

    public DerivedEvents(Compilation compilation)
    {
        foreach (var assembly in DeclaredEvents.References(compilation).Prepend(compilation.Assembly))
        {
            foreach (var (_, name) in DeclaredEvents.In(assembly))
            {
                if (assembly.GetTypeByMetadataName(name) is { IsReferenceType: true } type)
                    Add(type);
            }
        }
    }

    /// <summary>Returns an event that derives from the given one, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? Of(INamedTypeSymbol @base) => _byBase.TryGetValue(@base, out var derived) ? derived : null;

    private void Add(INamedTypeSymbol type)
    {
        foreach (var @base in type.Bases())
        {
            if (!_byBase.ContainsKey(@base) && TrackedEventDeclaration.Find(@base) is not null)
                _byBase.Add(@base, type);
        }
    }
}
