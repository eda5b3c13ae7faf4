using System.Globalization;
using EventTracking.Generators.Docs;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Reading;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>Parses a record with <c>[TrackedEvent]</c>.</summary>
internal static class EventParser
{
    /// <summary>The model; <see langword="null"/> if an analyzer reports an error for the declaration.</summary>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var compilation = context.SemanticModel.Compilation;
        if (!IsFirstAttribute(attribute, type) || !EventShape.IsSupported(compilation, type, attribute, cancellationToken))
            return null;

        var session = new ParsingSession(compilation, type, AssemblyDefaults.Of(compilation.Assembly), cancellationToken);
        var members = GeneratedMembersParser.Parse(type);
        var docs = new TypeDocs(type, cancellationToken);
        var eventName = EventShape.EventName(attribute) ?? "";
        var version = EventShape.Version(attribute).ToString(CultureInfo.InvariantCulture);
        var registration = RegistrationParser.Parse(session, members, eventName, version);
        var data = ObjectParser.ParseEvent(session, docs.Of);

        var writers = DepthAnalysis.Apply(data, session.Writers.ToModels());
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
            Writers: writers,
            Reader: EventShape.IsReadable(attribute, session.Defaults.Readable)
                ? ReaderParser.Parse(session, data, GeneratedMembersParser.ReadersName(type), out _)
                : null,
            Extension: ExtensionParser.Parse(session, docs),
            Registration: registration,
            DiagnosticIds: session.References.DiagnosticIds.ToEquatableArray());
    }

    /// <summary>
    /// The compiler reports a second attribute on another part of the record. Two files with the same name would stop the generator.
    /// </summary>
    private static bool IsFirstAttribute(AttributeData attribute, INamedTypeSymbol type)
    {
        var first = type.FindAttribute(KnownTypes.TrackedEventAttribute)?.ApplicationSyntaxReference;
        var reference = attribute.ApplicationSyntaxReference;
        return first?.Span == reference?.Span && first?.SyntaxTree == reference?.SyntaxTree;
    }
}
