using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Dictionaries
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.DictionaryOf(Some.Text, Some.Int), Some.DictionaryOf(Some.Text, Some.Text), static (a, b) =>
            new DictionariesOfScalars(a, b))),
        Shape.Of(Gen.Select(Some.DictionaryOf(Some.Text, Some.Int), Some.DictionaryOf(Some.Text, Some.Double), static (a, b) =>
            new DictionaryInterfaces(a, b))),
        Shape.Of(Gen.Select(Some.DictionaryOf(Some.Text, Some.Int), Some.DictionaryOf(Some.Int, Some.Text), static (a, b) =>
            new SortedDictionaries(
                new SortedDictionary<string, int>(a, StringComparer.Ordinal),
                new SortedList<int, string>(b),
                new ConcurrentDictionary<string, int>(a)))),
        Shape.Of(Gen.Select(Some.DictionaryOf(Some.Text, Some.Int), Some.DictionaryOf(Some.Text, Some.Bool), static (a, b) =>
            new UnchangingDictionaries(a.ToImmutableDictionary(), a.ToFrozenDictionary(), new ReadOnlyDictionary<string, bool>(b)))),
        Shape.Of(Gen.Select(
            Some.DictionaryOf(Some.Text, Some.ArrayOf(Some.Int)), Some.DictionaryOf(Some.Text, Some.ListOf(Some.Text).OrNothing()),
            static (a, b) => new DictionariesOfCollections(a, b))),
        Shape.Of(Some.DictionaryOf(Some.Text, Some.DictionaryOf(Some.Int, Some.DictionaryOf(Some.Text, Some.Bool))).Select(static outer =>
            new DictionariesOfDictionaries(outer))),
        Shape.Of(Gen.Select(Some.DictionaryOf(Some.Text, Answer), Some.DictionaryOf(Some.Text, Answer.OrNothing()), static (a, b) =>
            new DictionariesOfRecords(a, b))),
        Shape.Of(Some.ArrayOf(Some.DictionaryOf(Some.Text, Some.Int)).Select(static items => new ListsOfDictionaries(items))),
        Shape.Of(Gen.Select(Some.DictionaryOf(Some.Text, Some.Int), Some.DictionaryOf(Some.Guid, Some.Text), static (a, b) =>
            new DictionariesOfOnesOwn(new Counters(a), new ById(b)))),
    ];

    private static Gen<ProblemAnswer> Answer =>
        Gen.Select(Some.Text, Some.Double.OrNull(), static (text, score) => new ProblemAnswer(text, score));
}

internal sealed class Counters(IDictionary<string, int> values) : Dictionary<string, int>(values)
{
    public string Author => "somebody";
}

internal sealed class ById(IDictionary<Guid, string> values) : ReadOnlyDictionary<Guid, string>(values);

internal sealed record ProblemAnswer(string Text, double? Score);

[TrackedEvent("differential.dictionaries.scalars")]
internal sealed partial record DictionariesOfScalars(Dictionary<string, int> Counts, Dictionary<string, string> Texts);

[TrackedEvent("differential.dictionaries.interfaces")]
internal sealed partial record DictionaryInterfaces(IDictionary<string, int> Counts, IReadOnlyDictionary<string, double> Shares);

[TrackedEvent("differential.dictionaries.sorted")]
internal sealed partial record SortedDictionaries(
    SortedDictionary<string, int> Sorted, SortedList<int, string> List, ConcurrentDictionary<string, int> Concurrent);

[TrackedEvent("differential.dictionaries.unchanging")]
internal sealed partial record UnchangingDictionaries(
    ImmutableDictionary<string, int> Immutable, FrozenDictionary<string, int> Frozen, ReadOnlyDictionary<string, bool> ReadOnly);

[TrackedEvent("differential.dictionaries.collections")]
internal sealed partial record DictionariesOfCollections(Dictionary<string, int[]> Arrays, Dictionary<string, List<string>?> Lists);

[TrackedEvent("differential.dictionaries.dictionaries")]
internal sealed partial record DictionariesOfDictionaries(Dictionary<string, Dictionary<int, Dictionary<string, bool>>> Outer);

[TrackedEvent("differential.dictionaries.records")]
internal sealed partial record DictionariesOfRecords(
    Dictionary<string, ProblemAnswer> Answers, IReadOnlyDictionary<string, ProblemAnswer?> Corrections);

[TrackedEvent("differential.dictionaries.ones_own")]
internal sealed partial record DictionariesOfOnesOwn(Counters Counters, ById ById);

[TrackedEvent("differential.dictionaries.lists")]
internal sealed partial record ListsOfDictionaries(Dictionary<string, int>[] Items);
