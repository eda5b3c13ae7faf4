using System.Collections.Concurrent;
using EventTracking.Analyzers.Events;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>The event names that a compilation declares, collected by a symbol action, and those of its references.</summary>
internal sealed class DeclaredNames
{
    private readonly ConcurrentQueue<DeclaredName> _own = new();

    /// <summary>The names in this compilation, ordered by type.</summary>
    public IEnumerable<DeclaredName> Own => _own.OrderBy(static declared => declared.Type, StringComparer.Ordinal);

    /// <summary>Adds the name of the type if it is an event.</summary>
    public void Add(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TrackedEventDeclaration.Find(type) is { EventName: { } name } declaration)
        {
            _own.Enqueue(new DeclaredName(
                name, TypeNames.Metadata(type), type.ContainingAssembly.Name, declaration.NameLocation(context.CancellationToken)));
        }
    }

    /// <summary>Groups all names by a key, with those of this compilation first.</summary>
    public ILookup<string, DeclaredName> AllBy(Func<string, string> key, Compilation compilation)
    {
        var referenced =
            from assembly in EventMetadata.References(compilation)
            from declaration in EventMetadata.Declarations(assembly)
            select new DeclaredName(declaration.Name, declaration.Type, assembly.Name);
        return Own.Concat(referenced).ToLookup(declared => key(declared.Name), StringComparer.Ordinal);
    }
}
