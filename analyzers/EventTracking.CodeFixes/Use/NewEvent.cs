using EventTracking.Generators.Events;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>A record to declare for an untyped emit.</summary>
/// <param name="Name">The name of the record and of its file.</param>
/// <param name="EventName">The event name.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Namespace">The namespace of the call.</param>
/// <param name="Fields">The fields, in the order of the data.</param>
internal sealed record NewEvent(
    string Name, string EventName, string Accessibility, INamespaceSymbol Namespace, IReadOnlyList<NewField> Fields)
{
    /// <summary>Returns the record, or <see langword="null"/> if a value has a type that a field cannot have.</summary>
    public static NewEvent? Of(Document document, SemanticModel model, UntypedCall untyped, CancellationToken cancellationToken)
    {
        var types = untyped.Values.Select(value => NewFieldType.Of(model, value, cancellationToken)).OfType<ITypeSymbol>().ToArray();
        if (types.Length != untyped.Keys.Count || Caller(model, untyped, cancellationToken) is not { } caller)
            return null;

        var name = UniqueNames.Find(
            PascalCase.OfEvent(untyped.EventName), name => IsTaken(document, model, untyped, caller.ContainingNamespace, name));
        var isPublic = EventShape.SelfAndContainers(caller).Last().DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Public
            && types.All(NewFieldType.IsPublic);

        var naming = AssemblyDefaults.Of(model.Compilation.Assembly).FieldNaming;
        var fields = NewField.Of(untyped.Keys.Zip(types, static (key, type) => (key, type)), name, naming);
        return new NewEvent(name, untyped.EventName, isPublic ? "public" : "internal", caller.ContainingNamespace, fields);
    }

    private static INamedTypeSymbol? Caller(SemanticModel model, UntypedCall untyped, CancellationToken cancellationToken) =>
        model.GetEnclosingSymbol(untyped.Syntax.Invocation.SpanStart, cancellationToken)?.ContainingType;

    /// <summary>Whether a type, a file or an emit method with this name already exists.</summary>
    private static bool IsTaken(Document document, SemanticModel model, UntypedCall untyped, INamespaceSymbol @namespace, string name) =>
        @namespace.GetMembers(name).Any()
        || document.Project.Documents.Any(other =>
            other.Name == $"{name}.cs" && other.Folders.SequenceEqual(document.Folders, StringComparer.Ordinal))
        || !model.LookupSymbols(
            untyped.Syntax.Invocation.SpanStart,
            container: model.Compilation.GetTypeByMetadataName(KnownTypes.Tracker),
            name: ExtensionParser.MethodName(name),
            includeReducedExtensionMethods: true).IsEmpty;
}
