using System.Globalization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

/// <summary>Types that contain themselves, with values that do not.</summary>
internal static class Recursive
{
    private const int MostLevels = 6;

    /// <summary>The line, the data and one object per level reach the maximum depth that readers accept.</summary>
    private const int DeepestChain = EventDataWriter.MaxDepth - 2;

    public static Shape[] All =>
    [
        Shape.Of(Tree(MostLevels).Select(static tree => new Trees(tree))),
        Shape.Of(Gen.Int[0, DeepestChain].Select(static length => new Chains(Chain(length)))),
        Shape.Of(Gen.Int[0, 20].Select(static levels => new MutualRecursion(Question(levels)))),
        Shape.Of(Gen.Int[0, 20].Select(static levels => new RecursiveDictionaries(Folder(levels)))),
        Shape.Of(Gen.Int[1, 30].Select(Reply)),
    ];

    private static Gen<Topic> Tree(int levels) => levels == 0
        ? Some.Text.Select(static title => new Topic(title, []))
        : Gen.Select(Some.Text, Tree(levels - 1).Array[0, 2], static (title, topics) => new Topic(title, topics));

    private static Link? Chain(int length) => length == 0 ? null : new Link(length, Chain(length - 1));

    private static Question Question(int levels) => new(levels, levels == 0 ? null : new Answer(levels % 2 == 0, [Question(levels - 1)]));

    private static Folder Folder(int levels) => new()
    {
        Folders = levels == 0
            ? null
            : new() { ["first"] = new Folder(), [levels.ToString(CultureInfo.InvariantCulture)] = Folder(levels - 1) },
    };

    private static RecursiveEvent Reply(int levels) => new(levels, levels == 1 ? null : Reply(levels - 1));
}

internal sealed record Topic(string Title, IReadOnlyList<Topic> Topics);

internal sealed record Link(int Number, Link? Next);

internal sealed record Question(int Id, Answer? Answer);

internal sealed record Answer(bool IsRight, Question[] FollowUps);

internal sealed class Folder
{
    public Dictionary<string, Folder>? Folders { get; init; }
}

[TrackedEvent("differential.recursive.trees")]
internal sealed partial record Trees(Topic Root);

[TrackedEvent("differential.recursive.chains")]
internal sealed partial record Chains(Link? First);

[TrackedEvent("differential.recursive.mutual")]
internal sealed partial record MutualRecursion(Question Question);

[TrackedEvent("differential.recursive.dictionaries")]
internal sealed partial record RecursiveDictionaries(Folder Root);

[TrackedEvent("differential.recursive.event")]
internal sealed partial record RecursiveEvent(int Level, RecursiveEvent? InReplyTo);
