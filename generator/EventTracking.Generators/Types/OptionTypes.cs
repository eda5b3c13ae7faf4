using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>The types of F# that have no members worth writing: options, which are a value or nothing, and unions.</summary>
internal static class OptionTypes
{
    /// <summary>Why a union is not written, and what to do about it.</summary>
    public const string NoUnions = "System.Text.Json has no form for an F# union; give it a value writer with [EventValue]";

    private const int KindMask = 31;
    private const int Union = 1;

    public static bool Contains(INamedTypeSymbol type) =>
        type.Arity == 1
        && (type.OriginalDefinition.Is("Microsoft.FSharp.Core.FSharpOption`1") || type.OriginalDefinition.Is("Microsoft.FSharp.Core.FSharpValueOption`1"));

    /// <summary>Whether the F# compiler has made the type of a union. No type of C# is.</summary>
    public static bool IsUnion(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
        && !type.IsInSystem()
        && type.FindAttribute("Microsoft.FSharp.Core.CompilationMappingAttribute")?.FirstArgument() is int kind
        && (kind & KindMask) == Union;
}
