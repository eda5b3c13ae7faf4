using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Symbols;

/// <summary>
/// The conditions a type must meet before code is generated for it. The analyzers use the same methods and report each unmet condition.
/// </summary>
internal static class EventShape
{
    public const int LowestVersion = 1;

    /// <summary>The oldest language version that compiles generated code.</summary>
    private const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>Whether code can be generated for the type.</summary>
    public static bool IsSupported(
        Compilation compilation, INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken) =>
        IsRecordOfSupportedKind(type)
        && HasSupportedAccessibility(type)
        && IsPartialThroughout(type, cancellationToken)
        && HasSupportedLanguage(compilation)
        && Version(attribute) >= LowestVersion;

    /// <summary>Whether the project is compiled as C# 12 or later (EVT104).</summary>
    public static bool HasSupportedLanguage(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: >= OldestLanguage };

    /// <summary>The version in the attribute, which must be 1 or more (EVT105).</summary>
    public static int Version(AttributeData attribute) => attribute.NamedArgument("Version") as int? ?? LowestVersion;

    /// <summary>Whether the event can also be read: as its own attribute says, otherwise as the assembly's does.</summary>
    public static bool IsReadable(AttributeData attribute, bool @default) => attribute.NamedArgument("Readable") as bool? ?? @default;

    /// <summary>Whether the type is a record or record struct that is neither abstract, generic nor file-local (EVT102).</summary>
    public static bool IsRecordOfSupportedKind(INamedTypeSymbol type) => WhyNotOfSupportedKind(type) is null;

    /// <summary>Why the type cannot be an event, as the predicate of a sentence; <see langword="null"/> if it can.</summary>
    public static string? WhyNotOfSupportedKind(INamedTypeSymbol type)
    {
        if (!type.IsRecord)
            return type.IsRefLikeType ? "is a ref struct" : "is not a record";
        if (type.IsAbstract)
            return "is abstract";

        foreach (var current in SelfAndContainers(type))
        {
            var subject = SymbolEqualityComparer.Default.Equals(current, type) ? "" : $"is inside '{current.Name}', which ";
            if (current.Arity > 0)
                return $"{subject}is generic";
            if (current.IsFileLocal)
                return $"{subject}is file-local";
        }

        return null;
    }

    /// <summary>Whether neither the type nor a type around it is protected: no emit method could name such an event (EVT103).</summary>
    public static bool HasSupportedAccessibility(INamedTypeSymbol type) => SelfAndContainers(type).All(HasSupportedAccessibilityItself);

    /// <summary>Whether the type, ignoring those around it, can be named from the registration or from the type that contains it.</summary>
    public static bool HasSupportedAccessibilityItself(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is not (Accessibility.Protected or Accessibility.ProtectedAndInternal);

    /// <summary>Whether every declaration of the type and of the types around it is partial (EVT101).</summary>
    public static bool IsPartialThroughout(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SelfAndContainers(type).All(t => !PartsThatAreNotPartial(t, cancellationToken).Any());

    /// <summary>The declarations of a type that are not partial.</summary>
    public static IEnumerable<SyntaxNode> PartsThatAreNotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).Where(static part => !IsPartial(part));

    /// <summary>
    /// The event name in the attribute; empty for <c>null</c>. <see langword="null"/> if it is missing or not a constant, which the
    /// compiler reports. Code is generated for any name; the EVT4xx rules check it.
    /// </summary>
    public static string? EventName(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive } name, ..] ? name.Value as string ?? "" : null;

    /// <summary>The type and the types that contain it, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    /// <summary>Top-level statements are a part of <c>Program</c>, which may have other parts.</summary>
    private static bool IsPartial(SyntaxNode declaration) =>
        declaration is CompilationUnitSyntax
        || (declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));
}
