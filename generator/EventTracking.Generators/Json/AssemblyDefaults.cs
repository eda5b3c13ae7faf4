using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>The settings in <c>[assembly: TrackedEventDefaults]</c> and <c>[assembly: EventValue]</c>.</summary>
/// <param name="FieldNaming">How property and enum names become wire names.</param>
/// <param name="EnumsAsNumbers">Whether enum values are written as numbers.</param>
/// <param name="Readable">Whether events can also be read.</param>
/// <param name="Writers">The <c>[EventValue]</c> attributes by type; <see langword="null"/> if there are none.</param>
internal readonly record struct AssemblyDefaults(
    NamingPolicy FieldNaming, bool EnumsAsNumbers, bool Readable, IReadOnlyDictionary<ITypeSymbol, AttributeData>? Writers)
{
    private const int EnumFormatNumber = 1;

    public static AssemblyDefaults Of(IAssemblySymbol assembly)
    {
        AttributeData? attribute = null;
        Dictionary<ITypeSymbol, AttributeData>? writers = null;
        foreach (var candidate in assembly.GetAttributes())
        {
            if (candidate.AttributeClass.Is(KnownTypes.TrackedEventDefaultsAttribute))
                attribute ??= candidate;
            if (candidate.AttributeClass.Is(KnownTypes.EventValueAttribute)
                && candidate.ConstructorArguments is [{ Value: ITypeSymbol type }, _])
            {
                (writers ??= new(SymbolEqualityComparer.Default))[type] = candidate;
            }
        }

        return new AssemblyDefaults(
            attribute?.NamedArgument("FieldNaming") is int naming ? (NamingPolicy)naming : NamingPolicy.SnakeCaseLower,
            attribute?.NamedArgument("EnumFormat") is EnumFormatNumber,
            attribute?.NamedArgument("Readable") is true,
            writers);
    }
}
