using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>
/// The types that hold something of which nothing is written: a tuple, a struct of fields, an abstract class without properties.
/// All their values would be <c>{}</c>. A type that holds nothing, or says itself what is to be left out, is none of them.
/// </summary>
internal static class HollowTypes
{
    public static bool Contains(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None })
            return false;

        // What a class of the framework holds its reference assembly does not say.
        var holdsSomething = type.IsAbstract || type.IsInSystem();
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (var member in level.GetMembers())
            {
                if (IsMeantForReaders(member) || JsonAttributes.IsIgnored(member))
                    return false;
                holdsSomething |= member is IFieldSymbol { IsStatic: false };
            }
        }

        return holdsSomething;
    }

    private static bool IsMeantForReaders(ISymbol member) =>
        member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public }
        || (member is IPropertySymbol or IFieldSymbol && JsonAttributes.IsIncluded(member));
}
