using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>
/// Recognizes types that have data but no member that is written, such as tuples, structs of fields and abstract classes without
/// properties. All their values would be <c>{}</c>. Types without data, and types with <c>[JsonIgnore]</c>, are not opaque.
/// </summary>
internal static class OpaqueTypes
{
    /// <param name="type">The type.</param>
    /// <param name="references">
    /// Determines which members the compiler of the event imports; <see langword="null"/> to count all members.
    /// </param>
    public static bool Contains(INamedTypeSymbol type, SymbolReferences? references = null)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None })
            return false;

        // Reference assemblies do not show the private fields of framework types.
        var hasData = type.IsAbstract || type.IsInSystem();
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (var member in level.GetMembers())
            {
                if (references?.IsImported(member) is false)
                    continue;
                if (IsWritten(member) || JsonAttributes.IsIgnored(member))
                    return false;
                hasData |= member is IFieldSymbol { IsStatic: false };
            }
        }

        return hasData;
    }

    private static bool IsWritten(ISymbol member) =>
        member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public }
        || (member is IPropertySymbol or IFieldSymbol && JsonAttributes.IsIncluded(member));
}
