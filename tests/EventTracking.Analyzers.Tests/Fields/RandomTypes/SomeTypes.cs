using CsCheck;

namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>Random declarations of types that refer to each other, with some unwritable types in between.</summary>
internal static class SomeTypes
{
    private static readonly Gen<TypeUse> Scalars = Gen.OneOfConst<string>(
        "int", "string", "System.Guid?", "System.DayOfWeek", "byte[]", "System.Text.Json.JsonElement", "System.Uri")
        .Select(static code => (TypeUse)new Scalar(code));

    private static readonly Gen<TypeUse> UnwritableTypes = Gen.OneOfConst<string>(
        "System.Action", "object", "dynamic", "System.Type", "nint", "System.Array", "System.Collections.IEnumerable", "System.IDisposable",
        "System.Threading.Tasks.Task<int>", "System.IO.Stream", "(int, string)", "(int Id, string Name)?", "System.Numerics.Vector3",
        "System.Collections.Generic.Dictionary<System.DateTime, int>")
        .Select(static code => (TypeUse)new Unwritable(code));

    /// <summary>Random declarations; the first type is the event.</summary>
    public static readonly Gen<TypeDraft[]> Types =
        from count in Gen.Int[1, 7]
        from types in Type(count).Array[count]
        select types;

    private static Gen<TypeDraft> Type(int count) =>
        from kind in Gen.OneOfConst("record", "class", "struct", "record struct")
        from @base in Gen.Int[0, count - 1]
        from isListed in Gen.Bool
        from members in Use(count, depth: 2).Array[0, 4]
        select new TypeDraft(kind, @base, isListed, members);

    private static Gen<TypeUse> Use(int count, int depth)
    {
        var leaf = Gen.Frequency(
            (4, Scalars), (1, UnwritableTypes), (5, Gen.Int[0, count - 1].Select(static i => (TypeUse)new Reference(i))));
        if (depth == 0)
            return leaf;

        var inner = Use(count, depth - 1);
        return Gen.Frequency(
            (5, leaf),
            (1, inner.Select(static item => (TypeUse)new Many("System.Collections.Generic.List<{0}>", item))),
            (1, inner.Select(static item => (TypeUse)new Many("{0}[]", item))),
            (1, inner.Select(static item => (TypeUse)new Many("System.Collections.Generic.Dictionary<string, {0}>", item))),
            (1, inner.Select(static item => (TypeUse)new Box(item))));
    }
}
