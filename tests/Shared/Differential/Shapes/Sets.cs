using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Sets
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(
            Some.SetOf(Some.Int), Some.SetOf(Some.Text), Some.SetOf(Some.Declared<Verdict>()),
            static (a, b, c) => new HashSets(a, b, c))),
        Shape.Of(Gen.Select(Some.SetOf(Some.Int), Some.SetOf(Some.Guid), static (a, b) => new SetInterfaces(a, b))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Long),
            static (a, b) => new SortedSets(new SortedSet<int>(a), [.. b]))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), static (a, b) => new UnchangingSets([.. a], b.ToFrozenSet()))),
    ];
}

[TrackedEvent("differential.sets.hash_sets")]
internal sealed partial record HashSets(HashSet<int> Integers, HashSet<string> Strings, HashSet<Verdict> Verdicts);

[TrackedEvent("differential.sets.interfaces")]
internal sealed partial record SetInterfaces(ISet<int> Set, IReadOnlySet<Guid> ReadOnlySet);

[TrackedEvent("differential.sets.sorted")]
internal sealed partial record SortedSets(SortedSet<int> Sorted, ImmutableSortedSet<long> Immutable);

[TrackedEvent("differential.sets.unchanging")]
internal sealed partial record UnchangingSets(ImmutableHashSet<int> Immutable, FrozenSet<string> Frozen);
