using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Naming;

/// <summary>The names of types and members in generated code.</summary>
internal static class TypeNames
{
    /// <summary>The fully qualified name without <c>global::</c>; keywords are escaped.</summary>
    public static readonly SymbolDisplayFormat Relative = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Namespaces without an <c>@</c> before keywords.</summary>
    private static readonly SymbolDisplayFormat Unescaped =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type including its nullable annotation.</summary>
    public static string WithNullability(ITypeSymbol type) => Keyword(type) switch
    {
        null => type.ToDisplayString(Annotated),
        var keyword when type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } => keyword + "?",
        var keyword => keyword,
    };

    /// <summary>The type without the nullable annotation of a reference; annotations of type arguments remain.</summary>
    public static string Of(ITypeSymbol type) =>
        Keyword(type)
        ?? (type.IsValueType ? type : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)).ToDisplayString(Annotated);

    /// <summary>The full metadata name: <c>Shop.Outer+Inner</c>.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        var path = string.Join("+", EventShape.SelfAndContainers(type).Reverse().Select(static t => t.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? path : $"{type.ContainingNamespace.ToDisplayString(Unescaped)}.{path}";
    }

    /// <summary>The name of a member or parameter; keywords are escaped.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None ? name : "@" + name;

    /// <summary>
    /// The name in a type declaration. Contextual keywords such as <c>record</c> and <c>file</c> are reserved there too, and the compiler
    /// warns about all-lowercase names, which may become keywords.
    /// </summary>
    public static string Declared(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.None && !name.All(static c => c is >= 'a' and <= 'z')
            ? Identifier(name)
            : "@" + name;

    /// <summary>The most common types, without the cost of a display string for every parameter on every edit.</summary>
    private static string? Keyword(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Double => "double",
        SpecialType.System_String => "string",
        _ => null,
    };
}
