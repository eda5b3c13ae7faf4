using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>What <c>[assembly: TrackedEventDefaults]</c> says.</summary>
/// <param name="FieldNaming">How property and enum names become wire names.</param>
/// <param name="EnumsAsNumbers">Whether enum values are written as numbers.</param>
internal readonly record struct AssemblyDefaults(NamingPolicy FieldNaming, bool EnumsAsNumbers)
{
    private const int EnumFormatNumber = 1;

    public static AssemblyDefaults Of(IAssemblySymbol assembly)
    {
        var attribute = assembly.FindAttribute(KnownTypes.TrackedEventDefaultsAttribute);
        return new AssemblyDefaults(
            attribute?.NamedArgument("FieldNaming") is int naming ? (NamingPolicy)naming : NamingPolicy.SnakeCaseLower,
            attribute?.NamedArgument("EnumFormat") is EnumFormatNumber);
    }
}
