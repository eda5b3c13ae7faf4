using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>Writes the file of a new event in the manner of the file that emits it.</summary>
/// <param name="model">The meaning of that file.</param>
/// <param name="root">Its text.</param>
internal sealed class NewEventFile(SemanticModel model, CompilationUnitSyntax root)
{
    private const int LongestLine = 120;

    /// <summary>The text; types are written out in full, for the simplifier to shorten.</summary>
    public string Text(NewEvent @event)
    {
        var usings = string.Concat(Usings(@event).Select(static name => $"using {name};\n"));
        var directive = NullableAnnotations.AreUsedEverywhere(model.Compilation) || !UsesAnnotations(@event) ? "" : "#nullable enable\n\n";
        return $"{directive}{usings}{(usings.Length > 0 ? "\n" : "")}{InNamespace(@event.Namespace, Record(@event))}"
            .Replace("\n", Lines.EndOfLineIn(root).ToString());
    }

    private static string Record(NewEvent @event) =>
        $"""
        /// <summary>The event <c>{CodeText.Xml(@event.EventName)}</c>.</summary>
        [TrackedEvent({CodeText.Quoted(@event.EventName)})]
        {@event.Accessibility} readonly partial record struct {@event.Name}{Parameters(@event)};

        """.Replace("\r", "");

    private static string Parameters(NewEvent @event)
    {
        if (@event.Fields.Count == 0)
            return "";

        var parameters = @event.Fields.Select(static field => field.WireName is null
            ? $"{TypeNames.WithNullability(field.Type)} {field.Name}"
            : $"[property: JsonPropertyName({CodeText.Quoted(field.WireName)})] {TypeNames.WithNullability(field.Type)} {field.Name}").ToArray();
        var isLong = parameters.Sum(static parameter => parameter.Length + 2) > LongestLine / 2 || @event.Fields.Any(static field => field.WireName is not null);
        return isLong ? $"(\n    {string.Join(",\n    ", parameters)})" : $"({string.Join(", ", parameters)})";
    }

    private string InNamespace(INamespaceSymbol @namespace, string record)
    {
        if (@namespace.IsGlobalNamespace)
            return record;

        var name = @namespace.ToDisplayString(TypeNames.Relative);
        return root.DescendantNodes().OfType<NamespaceDeclarationSyntax>().Any()
            ? $"namespace {name}\n{{\n    {record.TrimEnd().Replace("\n", "\n    ")}\n}}\n"
            : $"namespace {name};\n\n{record}";
    }

    /// <summary>The namespaces that are neither around the record nor imported everywhere.</summary>
    private IEnumerable<string> Usings(NewEvent @event)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { "EventTracking" };
        if (@event.Fields.Any(static field => field.WireName is not null))
            needed.Add("System.Text.Json.Serialization");
        foreach (var field in @event.Fields)
            needed.UnionWith(NamespacesOf(field.Type));

        var here = @event.Namespace.IsGlobalNamespace ? "" : @event.Namespace.ToDisplayString(TypeNames.Relative);
        needed.RemoveWhere(name => name == here || here.StartsWith($"{name}.", StringComparison.Ordinal));
        needed.ExceptWith(GlobalUsings());
        return UsingDirectives.Sorted(needed);
    }

    private IEnumerable<string> GlobalUsings() =>
        from tree in model.Compilation.SyntaxTrees
        from directive in ((CompilationUnitSyntax)tree.GetRoot()).Usings
        where directive is { GlobalKeyword.RawKind: not 0, StaticKeyword.RawKind: 0, Alias: null }
        select directive.Name!.ToString().Replace("global::", "");

    private static IEnumerable<string> NamespacesOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamespacesOf(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => NamespacesOf(nullable.TypeArguments[0]),
        INamedTypeSymbol named => NamespacesOf(named),
        _ => [],
    };

    private static IEnumerable<string> NamespacesOf(INamedTypeSymbol type)
    {
        var isKeyword = !TypeNames.Of(type).StartsWith("global::", StringComparison.Ordinal);
        return isKeyword || type.ContainingNamespace.IsGlobalNamespace
            ? []
            : type.TypeArguments.SelectMany(NamespacesOf).Append(type.ContainingNamespace.ToDisplayString(TypeNames.Relative));
    }

    private static bool UsesAnnotations(NewEvent @event) =>
        @event.Fields.Any(static field => field.Type.IsReferenceType && TypeNames.WithNullability(field.Type).Contains('?'));
}
