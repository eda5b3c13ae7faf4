using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>Recognizes options and unions of F#, whose properties are not written.</summary>
internal static class FSharpTypes
{
    /// <summary>Why a union is not written, and what to do.</summary>
    public const string UnionAdvice = "System.Text.Json has no form for an F# union; give it a value writer with [EventValue]";

    private const int KindMask = 31;
    private const int Union = 1;

    public static bool IsOption(INamedTypeSymbol type) =>
        type.Arity == 1
        && (type.OriginalDefinition.Is("Microsoft.FSharp.Core.FSharpOption`1")
            || type.OriginalDefinition.Is("Microsoft.FSharp.Core.FSharpValueOption`1"));

    /// <summary>Whether the type is a union in a compiled F# assembly.</summary>
    public static bool IsUnion(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
        && !type.IsInSystem()
        && type.FindAttribute("Microsoft.FSharp.Core.CompilationMappingAttribute")?.FirstArgument() is int kind
        && (kind & KindMask) == Union;
}
