using System.Globalization;
using EventTracking.Generators.Docs;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>Reads a record with <c>[TrackedEvent]</c> into its model.</summary>
internal static class EventParser
{
    /// <summary>The model, or <see langword="null"/> for what an analyzer reports as an error.</summary>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var compilation = context.SemanticModel.Compilation;
        if (!IsFirstAttribute(attribute, type) || !EventShape.IsSupported(compilation, type, attribute, cancellationToken))
            return null;

        var session = new ParsingSession(compilation, type, AssemblyDefaults.Of(compilation.Assembly), cancellationToken);
        var members = MembersParser.Parse(type);
        var docs = new TypeDocs(type, cancellationToken);
        var eventName = EventShape.EventName(attribute) ?? "";
        var version = EventShape.Version(attribute).ToString(CultureInfo.InvariantCulture);
        var registration = RegistrationParser.Parse(session, members, eventName, version);
        var data = ObjectParser.ParseEvent(session, docs.Of);

        return new EventModel(
            Namespace: type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(TypeNames.Relative),
            Containers: ContainerParser.Parse(session, members),
            Keyword: type.IsValueType ? "record struct" : "record",
            Name: TypeNames.Declared(type.Name),
            FullName: TypeNames.Of(type),
            EventName: eventName,
            Version: version,
            Documentation: docs.Summary,
            Members: members,
            Data: data,
            Writers: DepthAnalysis.Apply(data, session.Writers.ToModels()),
            Extension: ExtensionParser.Parse(session, docs),
            Registration: registration,
            Raised: session.Names.Raised.ToEquatableArray());
    }

    /// <summary>
    /// A second attribute on another part of the record is an error of the compiler's; a second file of the same name would
    /// be the end of the whole generator.
    /// </summary>
    private static bool IsFirstAttribute(AttributeData attribute, INamedTypeSymbol type) =>
        type.FindAttribute(KnownTypes.TrackedEventAttribute)?.ApplicationSyntaxReference?.Span == attribute.ApplicationSyntaxReference?.Span
        && type.FindAttribute(KnownTypes.TrackedEventAttribute)?.ApplicationSyntaxReference?.SyntaxTree == attribute.ApplicationSyntaxReference?.SyntaxTree;
}
