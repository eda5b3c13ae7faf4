using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Rules;

/// <summary>The remedy for a type that cannot be written, as the last clause of a message.</summary>
internal static class Advice
{
    private const string ActualType = "use the actual type of the values, or JsonElement";

    private const string DerivedTypes = "use a class or record, or list its derived types with [JsonDerivedType]";

    private const string OwnClass = "use your own class or record";

    private static readonly (string Type, string Advice)[] ByBase =
    [
        ("System.Reflection.MemberInfo", "use its name as a string"),
        ("System.IO.Stream", "use byte[]"),
        ("System.Threading.Tasks.Task", "await it and use the result"),
        ("System.Threading.Tasks.ValueTask", "await it and use the result"),
        ("System.Threading.Tasks.ValueTask`1", "await it and use the result"),
        ("System.Exception", "use its message and type name"),
        ("System.Span`1", "use an array"),
        ("System.ReadOnlySpan`1", "use an array, or string for characters"),
        ("System.Collections.Generic.IAsyncEnumerable`1", "collect the items into a list"),
    ];

    public static string For(ITypeSymbol type) => Known(type) ?? type switch
    {
        INamedTypeSymbol named when FormattableTypes.HasOtherFormat(named) => "give it a value writer with [EventValue]",
        INamedTypeSymbol { IsAbstract: true } named when named.IsInSystem() && OpaqueTypes.Contains(named) => OwnClass,
        INamedTypeSymbol { IsAbstract: true } named when OpaqueTypes.Contains(named) => DerivedTypes,
        INamedTypeSymbol named when OpaqueTypes.Contains(named) => "use a record with properties",
        INamedTypeSymbol named when IsOfFramework(named) && !UnsupportedTypes.Contains(named) =>
            "copy the values that readers need into your own record",
        _ => "ignore the field with [JsonIgnore]",
    };

    /// <summary>The remedy in an untyped emit, which cannot write objects.</summary>
    public static string ForUntyped(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named when DictionaryParser.Find(named) is not null => "use keys that are strings, integers, Guids or enums",
        _ when Known(type) is { } advice => advice,
        _ when UnsupportedTypes.Contains(type) => "remove it",
        _ => "declare a tracked event, or use a dictionary of its members",
    };

    private static bool IsOfFramework(INamedTypeSymbol type) =>
        type.IsInSystem() || (type.BaseType is { SpecialType: SpecialType.None } @base && IsOfFramework(@base));

    private static string? Known(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => "use an array of arrays",
        IDynamicTypeSymbol => ActualType,
        INamedTypeSymbol { IsUnboundGenericType: true } => "list the derived type with its type arguments",
        _ when ForSpecial(type.SpecialType) is { } advice => advice,
        _ when ForBase(type) is { } advice => advice,
        { IsRefLikeType: true } => "use a type that is not a ref struct",
        INamedTypeSymbol named when CollectionParser.IsCollection(named) => "use a collection of one item type, such as List<T>",
        { TypeKind: TypeKind.Interface } => type.IsInSystem() ? OwnClass : DerivedTypes,
        _ => null,
    };

    private static string? ForSpecial(SpecialType type) => type switch
    {
        SpecialType.System_IntPtr => "use long",
        SpecialType.System_UIntPtr => "use ulong",
        SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum or SpecialType.System_Array => ActualType,
        _ => null,
    };

    private static string? ForBase(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type.OriginalDefinition; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            foreach (var (@base, advice) in ByBase)
            {
                if (current.Is(@base))
                    return advice;
            }
        }

        return null;
    }
}
