using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Analyzers.Events;

/// <summary>A type with <c>[TrackedEvent]</c>, whether or not code can be generated for it.</summary>
internal sealed class TrackedEventDeclaration
{
    private readonly AttributeData _attribute;

    private TrackedEventDeclaration(INamedTypeSymbol type, AttributeData attribute)
    {
        Type = type;
        _attribute = attribute;
    }

    /// <summary>The type. It may be of an unsupported kind.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The event name, empty for <c>null</c>; <see langword="null"/> if it is missing or not a constant.</summary>
    public string? EventName => EventShape.EventName(_attribute);

    /// <summary>Whether the generator has generated code for the event.</summary>
    public bool HasGeneratedCode => Type.AllInterfaces.Any(contract =>
        contract.OriginalDefinition.Is(KnownTypes.TrackedEventContract)
        && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], Type));

    /// <summary>Whether the generator generates code for the event. A rule reports each reason why it does not.</summary>
    public bool IsSupported(Compilation compilation, CancellationToken cancellationToken) =>
        EventShape.IsSupported(compilation, Type, _attribute, cancellationToken);

    /// <summary>Whether the event can also be read.</summary>
    public bool IsReadable(bool @default) => EventShape.IsReadable(_attribute, @default);

    /// <summary>Whether any part of the declaration has a syntax error.</summary>
    public bool HasSyntaxErrors(CancellationToken cancellationToken) => Type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellationToken))
        .Any(static part => part.ContainsDiagnostics && part.GetDiagnostics().Any(static d => d.Severity is DiagnosticSeverity.Error));

    /// <summary>The file of the attribute, whose settings apply to the event.</summary>
    public SyntaxTree? File => _attribute.ApplicationSyntaxReference?.SyntaxTree;

    /// <summary>The version of the event's shape.</summary>
    public int Version => EventShape.Version(_attribute);

    /// <summary>Returns the declaration, or <see langword="null"/> if the type does not have the attribute.</summary>
    public static TrackedEventDeclaration? Find(INamedTypeSymbol type) =>
        type.FindAttribute(KnownTypes.TrackedEventAttribute) is { } attribute ? new TrackedEventDeclaration(type, attribute) : null;

    /// <summary>The identifier in the part of the declaration that has the attribute. Most rules report here.</summary>
    public Location TypeLocation(CancellationToken cancellationToken) =>
        Syntax(cancellationToken)?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation() ?? Type.Locations[0];

    /// <summary>The expression of the event name in the attribute. Rules about names report here.</summary>
    public Location NameLocation(CancellationToken cancellationToken) =>
        Syntax(cancellationToken) is { } attribute
            ? (attribute.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameEquals is null)?.Expression ?? (SyntaxNode)attribute)
                .GetLocation()
            : Type.Locations[0];

    /// <summary>The <c>Version</c> argument of the attribute.</summary>
    public Location VersionLocation(CancellationToken cancellationToken) =>
        Syntax(cancellationToken)?.ArgumentList?.Arguments
            .FirstOrDefault(static a => a.NameEquals is { Name.Identifier.ValueText: "Version" })?.GetLocation()
        ?? TypeLocation(cancellationToken);

    private AttributeSyntax? Syntax(CancellationToken cancellationToken) =>
        _attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
