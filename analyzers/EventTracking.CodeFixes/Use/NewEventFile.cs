using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>Renders the file of a new event in the style of the calling file.</summary>
/// <param name="model">The semantic model of the calling file.</param>
/// <param name="root">The root of the calling file.</param>
internal sealed class NewEventFile(SemanticModel model, CompilationUnitSyntax root)
{
    private const int MaxLineLength = 120;

    /// <summary>Returns the text of the file. Types are fully qualified; the simplifier shortens them.</summary>
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

        var parameters = @event.Fields.Select(Parameter).ToArray();
        var isLong = parameters.Sum(static parameter => parameter.Length + 2) > MaxLineLength / 2
            || @event.Fields.Any(static field => field.WireName is not null);
        return isLong ? $"(\n    {string.Join(",\n    ", parameters)})" : $"({string.Join(", ", parameters)})";
    }

    private static string Parameter(NewField field)
    {
        var attribute = field.WireName is null ? "" : $"[property: JsonPropertyName({CodeText.Quoted(field.WireName)})] ";
        return $"{attribute}{TypeNames.WithNullability(field.Type)} {field.Name}";
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

    /// <summary>Returns the namespaces to import: those that the namespace of the record and global usings do not cover.</summary>
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
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            NamespacesOf(nullable.TypeArguments[0]),
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
