using System.Collections.Concurrent;
using EventTracking.Analyzers.Events;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>The names that one compilation declares, gathered while it is walked, and those of the assemblies that it references.</summary>
internal sealed class DeclaredNames
{
    private readonly ConcurrentQueue<DeclaredName> _own = new();

    /// <summary>Those of this compilation, in the order of their types.</summary>
    public IEnumerable<DeclaredName> Own => _own.OrderBy(static declared => declared.Type, StringComparer.Ordinal);

    /// <summary>Adds the name of the type where it is an event.</summary>
    public void Add(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TrackedEventDeclaration.Find(type) is { EventName: { } name } declaration)
        {
            _own.Enqueue(new DeclaredName(
                name, TypeNames.Metadata(type), type.ContainingAssembly.Name, declaration.NameLocation(context.CancellationToken)));
        }
    }

    /// <summary>All of them by what makes two names alike, those of this compilation first.</summary>
    public ILookup<string, DeclaredName> AllBy(Func<string, string> likeness, Compilation compilation)
    {
        var referenced =
            from assembly in EventMetadata.References(compilation)
            from declaration in EventMetadata.Declarations(assembly)
            select new DeclaredName(declaration.Name, declaration.Type, assembly.Name);
        return Own.Concat(referenced).ToLookup(declared => likeness(declared.Name), StringComparer.Ordinal);
    }
}
