using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class OtherCollections
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), Some.ArrayOf(Some.Bool), static (a, b, c) =>
            new QueuesAndStacks(new Queue<int>(a), new Stack<string>(b), new LinkedList<bool>(c)))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), static (a, b) =>
            new ConcurrentCollections(new ConcurrentQueue<int>(a), new ConcurrentStack<string>(b)))),
        Shape.Of(Gen.Select(Some.ListOf(Some.Int), Some.ListOf(Some.Text), static (a, b) =>
            new ObjectModelCollections(new Collection<int>(a), new ReadOnlyCollection<string>(b), new ObservableCollection<int>(a)))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), static (a, b) =>
            new ImmutableCollections([.. a], ImmutableQueue.Create(b), ImmutableStack.Create(a), ImmutableList.Create(b)))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), static (a, b) =>
            new CollectionsOfOnesOwn(new Scores(a), new Tags(b), new Range(0, a.Length)))),
        Shape.Of(Gen.Select(Some.Bytes, Some.Bytes, static (a, b) => new BytesThatAreNoText([.. a], [.. b], a, new ArraySegment<byte>(b)))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Char), Some.ArrayOf(Gen.Select(Some.Text, Some.Int)),
            static (characters, pairs) => new LookAlikes(
                new string(characters),
                [.. pairs.Select(static pair => KeyValuePair.Create(pair.Item1, pair.Item2))],
                pairs.GroupBy(static pair => pair.Item1, static pair => pair.Item2)))),
    ];
}

/// <summary>A list that enumerates backwards through its interface, and has a member that is not serialized.</summary>
internal sealed class Scores(IEnumerable<int> values) : IEnumerable<int>
{
    public int Best => values.Max();

    public IEnumerator<int> GetEnumerator() => values.Reverse().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal sealed class Tags(IEnumerable<string> values) : List<string>(values)
{
    public string Author => "somebody";
}

internal readonly struct Range(int start, int end) : IReadOnlyCollection<int>
{
    public int Count => end - start;

    public IEnumerator<int> GetEnumerator() => Enumerable.Range(start, Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

[TrackedEvent("differential.other_collections.queues_and_stacks")]
internal sealed partial record QueuesAndStacks(Queue<int> Queue, Stack<string> Stack, LinkedList<bool> Linked);

[TrackedEvent("differential.other_collections.concurrent")]
internal sealed partial record ConcurrentCollections(ConcurrentQueue<int> Queue, ConcurrentStack<string> Stack);

[TrackedEvent("differential.other_collections.object_model")]
internal sealed partial record ObjectModelCollections(
    Collection<int> Collection, ReadOnlyCollection<string> ReadOnly, ObservableCollection<int> Observable);

[TrackedEvent("differential.other_collections.immutable")]
internal sealed partial record ImmutableCollections(
    ImmutableList<int> List, ImmutableQueue<string> Queue, ImmutableStack<int> Stack, IImmutableList<string> Interface);

[TrackedEvent("differential.other_collections.ones_own", Readable = false)]
internal sealed partial record CollectionsOfOnesOwn(Scores Scores, Tags Tags, Range Range);

/// <summary>Only arrays and memories of bytes are base64.</summary>
[TrackedEvent("differential.other_collections.bytes")]
internal sealed partial record BytesThatAreNoText(
    List<byte> List, ImmutableArray<byte> Immutable, IEnumerable<byte> Sequence, ArraySegment<byte> Segment);

/// <summary>Sequences that look like a string, like a dictionary, and like objects.</summary>
[TrackedEvent("differential.other_collections.look_alikes", Readable = false)]
internal sealed partial record LookAlikes(
    IEnumerable<char> Characters, List<KeyValuePair<string, int>> Pairs, IEnumerable<IGrouping<string, int>> Groups);
