using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Symbols;

/// <summary>
/// What a type must be so that code can be generated for it. The analyzers ask the same questions and report each "no".
/// </summary>
internal static class EventShape
{
    public const int LowestVersion = 1;

    /// <summary>The oldest version of the language that compiles generated code.</summary>
    private const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>Whether code can be generated.</summary>
    public static bool IsSupported(Compilation compilation, INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken) =>
        IsRecordOfSupportedKind(type)
        && HasSupportedAccessibility(type)
        && IsPartialThroughout(type, cancellationToken)
        && HasSupportedLanguage(compilation)
        && Version(attribute) >= LowestVersion;

    /// <summary>Whether the project is compiled as C# 12 or later (EVT104).</summary>
    public static bool HasSupportedLanguage(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: >= OldestLanguage };

    /// <summary>The version in the attribute, which is 1 or more (EVT105).</summary>
    public static int Version(AttributeData attribute) => attribute.NamedArgument("Version") as int? ?? LowestVersion;

    /// <summary>A record or record struct, not abstract, generic, file-local or inside such a type (EVT102).</summary>
    public static bool IsRecordOfSupportedKind(INamedTypeSymbol type) => WhyNotOfSupportedKind(type) is null;

    /// <summary>What keeps the type from being an event, as the middle of a sentence, or <see langword="null"/>.</summary>
    public static string? WhyNotOfSupportedKind(INamedTypeSymbol type)
    {
        if (!type.IsRecord)
            return type.IsRefLikeType ? "is a ref struct" : "is no record";
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

    /// <summary>Not protected, nor inside a protected type: no emit method could name such an event (EVT103).</summary>
    public static bool HasSupportedAccessibility(INamedTypeSymbol type) => SelfAndContainers(type).All(HasSupportedAccessibilityItself);

    /// <summary>Whether a type by itself can be named by the registration or by a member of the type around it.</summary>
    public static bool HasSupportedAccessibilityItself(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is not (Accessibility.Protected or Accessibility.ProtectedAndInternal);

    /// <summary>Every declaration of the type and of the types around it is partial (EVT101).</summary>
    public static bool IsPartialThroughout(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SelfAndContainers(type).All(t => !PartsThatAreNotPartial(t, cancellationToken).Any());

    /// <summary>The declarations of one type that lack the word.</summary>
    public static IEnumerable<SyntaxNode> PartsThatAreNotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).Where(static part => !IsPartial(part));

    /// <summary>
    /// The event name in the attribute, empty for <c>null</c>, or <see langword="null"/> where it is missing or no constant, and
    /// the code does not compile. Code is generated for any name: whether it is a good one is for the rules about names.
    /// </summary>
    public static string? EventName(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive } name, ..] ? name.Value as string ?? "" : null;

    /// <summary>The type, then the types around it, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    /// <summary>Top-level statements declare <c>Program</c> too, and other parts may stand beside them.</summary>
    private static bool IsPartial(SyntaxNode declaration) =>
        declaration is CompilationUnitSyntax
        || (declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));
}
