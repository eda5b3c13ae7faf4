using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>Finds out what a name that begins with <c>global::</c> means: generated code knows no other.</summary>
internal static class GlobalNames
{
    /// <summary>Looks up a type by its global name.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="type">The type.</param>
    /// <param name="raised">Takes the ids that the compiler raises for such a name.</param>
    /// <returns>What to do where the name does not mean the type, or <see langword="null"/> where it does.</returns>
    public static string? Find(Compilation compilation, INamedTypeSymbol type, ISet<string> raised)
    {
        var outermost = EventShape.SelfAndContainers(type).Last().OriginalDefinition;
        var isInSource = SymbolEqualityComparer.Default.Equals(outermost.ContainingAssembly, compilation.Assembly);
        if (outermost.ContainingNamespace is not { } declared || (!isInSource && outermost.IsInSystem()))
            return null;
        if (compilation.GetCompilationNamespace(declared) is not { } @namespace)
            return OnlyByAlias(outermost);

        NoteNamespaces(@namespace, raised);
        var (isThere, hasOthers) = (false, false);
        foreach (var member in @namespace.GetMembers(outermost.Name))
        {
            if (member is INamespaceSymbol)
                raised.Add("CS0437");
            else if (SymbolEqualityComparer.Default.Equals(member, outermost))
                isThere = true;
            else if (member is INamedTypeSymbol other && other.Arity == outermost.Arity)
                hasOthers |= compilation.IsSymbolAccessibleWithin(other, compilation.Assembly);
        }

        if (!isThere)
            return OnlyByAlias(outermost);
        if (hasOthers && !isInSource)
            return "another assembly declares a type of this name; give the reference to one of them an alias, and write the field by a type of your own";
        if (hasOthers)
            raised.Add("CS0436");
        return null;
    }

    private static string OnlyByAlias(INamedTypeSymbol type) =>
        $"generated code cannot name a type that is reached by an extern alias only; add 'global' to the aliases of '{type.ContainingAssembly?.Name}'";

    /// <summary>A namespace of this compilation wins over a type of the same name elsewhere, with a warning.</summary>
    private static void NoteNamespaces(INamespaceSymbol @namespace, ISet<string> raised)
    {
        for (var current = @namespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (!current.ContainingNamespace.GetTypeMembers(current.Name, 0).IsEmpty)
                raised.Add("CS0435");
        }
    }
}
