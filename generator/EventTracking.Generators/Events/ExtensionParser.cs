using EventTracking.Generators.Docs;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>Parses the extension method of an event.</summary>
internal static class ExtensionParser
{
    /// <summary>The method; <see langword="null"/> if it could not name or create the record.</summary>
    public static ExtensionModel? Parse(ParsingSession session, TypeDocs docs)
    {
        var type = session.Type;
        if (EventShape.SelfAndContainers(type).Any(static t => t.DeclaredAccessibility is Accessibility.Private)
            || Constructors.Find(type, session.CancellationToken) is not { } constructor
            || constructor.Parameters.Any(static p => !CanBePassedOn(p)))
        {
            return null;
        }

        ISymbol[] required = [.. Constructors.RequiredMembers(constructor)];
        if (!session.References.UseConstructor(constructor, required))
            return null;

        var arguments = ExtensionArguments.Of(constructor, required, docs, session.CancellationToken);
        var isPublic = constructor.DeclaredAccessibility is Accessibility.Public
            && EventShape.SelfAndContainers(type).All(static t => t.DeclaredAccessibility is Accessibility.Public);

        var className = ClassName(session, type);
        if (className[0] is '_')
            session.References.DiagnosticIds.Add("CS3008"); // Not CLS-compliant, but the containing type starts with an underscore, too.
        return new ExtensionModel(
            isPublic ? "public" : "internal",
            className,
            MethodName(type.Name),
            EmitMethodAttributes.Of(constructor).ToEquatableArray(),
            UniqueNames.Find("tracker", name => arguments.Parameters.Any(parameter => parameter.Name == name)),
            arguments.Parameters.ToEquatableArray(),
            $"new {TypeNames.Of(type)}({arguments.Positional}){arguments.Initializer}");
    }

    /// <summary>
    /// The class of the method, unless its name is taken. The events of a namespace share a class; so do the events in a type, because
    /// events in different types can have the same name.
    /// </summary>
    public static string UsualClassName(INamedTypeSymbol type) =>
        $"{TypeLabels.OfNested(EventShape.SelfAndContainers(type).Skip(1).Reverse())}TrackerExtensions";

    /// <summary>The name of the method.</summary>
    public static string MethodName(string typeName) => $"Emit{typeName}";

    private static string ClassName(ParsingSession session, INamedTypeSymbol type) => UniqueNames.Find(
        UsualClassName(type),
        name => !type.ContainingNamespace.GetTypeMembers(name).IsEmpty || session.HasNamespace(type.ContainingNamespace, name));

    private static bool CanBePassedOn(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error);
}
