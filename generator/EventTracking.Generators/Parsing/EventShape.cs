using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// What a type must be so that code can be generated for it. The analyzers ask the same questions and report each "no".
/// </summary>
internal static class EventShape
{
    /// <summary>Whether code can be generated.</summary>
    public static bool IsSupported(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        IsRecordOfSupportedKind(type) && HasSupportedAccessibility(type) && IsPartialThroughout(type, cancellationToken);

    /// <summary>A record or record struct, not abstract, generic, file-local or inside such a type (EVT102).</summary>
    public static bool IsRecordOfSupportedKind(INamedTypeSymbol type) =>
        type is { IsRecord: true, IsAbstract: false, IsStatic: false, IsRefLikeType: false }
        && SelfAndContainers(type).All(static t => t is { Arity: 0, IsFileLocal: false });

    /// <summary>Not protected, nor inside a protected type: no emit method could name such an event (EVT103).</summary>
    public static bool HasSupportedAccessibility(INamedTypeSymbol type) =>
        SelfAndContainers(type).All(static t => t.DeclaredAccessibility is not (Accessibility.Protected or Accessibility.ProtectedAndInternal));

    /// <summary>Every declaration of the type and of the types around it is partial (EVT101).</summary>
    public static bool IsPartialThroughout(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SelfAndContainers(type).All(t => t.DeclaringSyntaxReferences.All(reference => IsPartial(reference.GetSyntax(cancellationToken))));

    /// <summary>The event name in the attribute, or <see langword="null"/> where it is missing, empty or no constant.</summary>
    public static string? EventName(AttributeData attribute) =>
        attribute.FirstArgument() is string { Length: > 0 } name ? name : null;

    /// <summary>The type, then the types around it, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    private static bool IsPartial(SyntaxNode declaration) =>
        declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);
}
