using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>Checks that <c>global::</c> names, the only ones in generated code, mean the intended types.</summary>
internal static class GlobalNames
{
    /// <summary>Looks up a type by its <c>global::</c> name.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="type">The type.</param>
    /// <param name="diagnosticIds">Receives the ids of the diagnostics that the compiler reports for the name.</param>
    /// <returns>What to do if the name does not mean the type, as the end of a sentence; <see langword="null"/> if it does.</returns>
    public static string? FindProblem(Compilation compilation, INamedTypeSymbol type, ISet<string> diagnosticIds)
    {
        var outermost = EventShape.SelfAndContainers(type).Last().OriginalDefinition;
        var isInSource = SymbolEqualityComparer.Default.Equals(outermost.ContainingAssembly, compilation.Assembly);
        if (outermost.ContainingNamespace is not { } declared || (!isInSource && outermost.IsInSystem()))
            return null;
        if (compilation.GetCompilationNamespace(declared) is not { } @namespace)
            return OnlyByAlias(outermost);

        AddNamespaceConflicts(@namespace, diagnosticIds);
        var (isFound, hasOthers) = (false, false);
        foreach (var member in @namespace.GetMembers(outermost.Name))
        {
            if (member is INamespaceSymbol)
                diagnosticIds.Add("CS0437");
            else if (SymbolEqualityComparer.Default.Equals(member, outermost))
                isFound = true;
            else if (member is INamedTypeSymbol other && other.Arity == outermost.Arity)
                hasOthers |= compilation.IsSymbolAccessibleWithin(other, compilation.Assembly);
        }

        if (!isFound)
            return OnlyByAlias(outermost);
        if (hasOthers && !isInSource)
        {
            return "another assembly declares a type with this name; "
                + "give the reference to one of the assemblies an alias, and use a type of your own for the field";
        }

        if (hasOthers)
            diagnosticIds.Add("CS0436");
        return null;
    }

    private static string OnlyByAlias(INamedTypeSymbol type) =>
        "generated code cannot name a type that only has an extern alias; "
        + $"add 'global' to the aliases of '{type.ContainingAssembly?.Name}'";

    /// <summary>A namespace in this compilation hides a type of the same name in another assembly, with a warning.</summary>
    private static void AddNamespaceConflicts(INamespaceSymbol @namespace, ISet<string> diagnosticIds)
    {
        for (var current = @namespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (!current.ContainingNamespace.GetTypeMembers(current.Name, 0).IsEmpty)
                diagnosticIds.Add("CS0435");
        }
    }
}
