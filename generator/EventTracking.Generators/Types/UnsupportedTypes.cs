using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>Types that have no JSON form, whatever their members.</summary>
internal static class UnsupportedTypes
{
    private static readonly string[] Bases =
    [
        "System.Reflection.MemberInfo",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
        "System.IO.Stream",
        "System.Threading.CancellationToken",
        "System.Delegate",
        "System.Exception",
    ];

    public static bool Contains(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: > 1 }
        || type is { IsRefLikeType: true } or { IsStatic: true }
        || type.TypeKind is TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic
            or TypeKind.Error or TypeKind.TypeParameter or TypeKind.Unknown
        || type.SpecialType is SpecialType.System_Object or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            or SpecialType.System_Array or SpecialType.System_Enum or SpecialType.System_ValueType or SpecialType.System_Void
            or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate
        || HasUnsupportedBase(type);

    private static bool HasUnsupportedBase(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type.OriginalDefinition; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            if (Bases.Any(current.Is))
                return true;
        }

        return false;
    }
}
