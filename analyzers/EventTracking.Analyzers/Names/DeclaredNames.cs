using System.Collections.Concurrent;
using EventTracking.Analyzers.Events;
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
            from assembly in DeclaredEvents.References(compilation)
            from declaration in DeclaredEvents.In(assembly)
            select new DeclaredName(declaration.Name, declaration.Type, assembly.Name);
        return Own.Concat(referenced).ToLookup(declared => key(declared.Name), StringComparer.Ordinal);
    }
}

/// <summary>An event name that this compilation or a reference declares.</summary>
/// <param name="name">The event name.</param>
/// <param name="type">The metadata name of the record.</param>
/// <param name="assembly">The name of the assembly.</param>
/// <param name="location">The location of the name, or <see langword="null"/> in another assembly.</param>
internal sealed class DeclaredName(string name, string type, string assembly, Location? location = null)
{
    public string Name { get; } = name;

    /// <summary>The record, as written in C#.</summary>
    public string Type { get; } = type.Replace('+', '.');

    public string Assembly { get; } = assembly;

    public Location? Location { get; } = location;
}
