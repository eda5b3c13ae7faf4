using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Naming;

/// <summary>Readable names of types as parts of identifiers: <c>ListOfOrder</c>, <c>Int32Array</c>, <c>NullableGuid</c>.</summary>
internal static class TypeLabels
{
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType) + "Array",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "Nullable" + Of(type.WithoutNullable()),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => $"{type.Name}Of{string.Join("And", arguments.Select(Of))}",
        _ => type.Name,
    };

    /// <summary>
    /// Joins the names of nested types into one that is unique: <c>Video.Stopped</c> becomes <c>Video_Stopped</c>,
    /// <c>VideoStopped</c> keeps its name, and <c>Video_Stopped</c> becomes <c>Video__Stopped</c>.
    /// </summary>
    /// <param name="types">The types, outermost first.</param>
    public static string OfNested(IEnumerable<INamedTypeSymbol> types) =>
        string.Join("_", types.Select(static type => type.Name.Replace("_", "__")));
}
