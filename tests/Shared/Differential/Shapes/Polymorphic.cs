using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Polymorphic
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.OneOf(Typed, Gen.Const<Media>(new Media())).OrNothing().Select(static media => new StringDiscriminators(media))),
        Shape.Of(Gen.Select(Gen.Int[0, 3], Some.Text, static (kind, text) => new IntegerDiscriminators(kind switch
        {
            0 => new Essay(text) { Points = kind },
            1 => new Quiz([text]) { Points = kind },
            _ => null,
        }))),
        Shape.Of(Gen.Select(Gen.Bool, Some.Text, static (isShort, text) =>
            new NoDiscriminators(isShort ? new ShortReply(text) : new LongReply(text, text.Length)))),
        Shape.Of(Gen.Select(Gen.Bool, Some.Int, static (isClick, number) =>
            new NamedDiscriminators(isClick ? new Click { X = number } : new KeyPress { Key = 'x' }))),
        Shape.Of(Gen.Select(Gen.Int[0, 3], Some.Text, static (kind, text) => new DiscriminatorsOfInterfaces(kind switch
        {
            0 => new Forum(text),
            1 => new Chat(text, 1),
            _ => null,
        }))),
        Shape.Of(Gen.Select(Gen.Int[0, 2], Some.Int, static (kind, number) => new NearestAncestors(kind switch
        {
            0 => new Animal { Legs = number },
            1 => new Dog { Legs = number, Name = "a" },
            _ => new Poodle { Legs = number, Name = "b", Curls = number },
        }))),
    ];

    private static Gen<Media> Typed => Gen.OneOf(
        Gen.Select(Some.Text, Some.Double, static (title, length) => (Media)new Video { Title = title, Length = length }),
        Gen.Select(Some.Text, Some.Int, static (title, pages) => (Media)new Book { Title = title, Pages = pages }));
}

[JsonDerivedType(typeof(Video), "video")]
[JsonDerivedType(typeof(Book), "a \"book\" \\ 本")]
internal record Media
{
    public string? Title { get; init; }
}

internal sealed record Video : Media
{
    public double Length { get; init; }
}

internal sealed record Book : Media
{
    public int Pages { get; init; }
}

[JsonDerivedType(typeof(Essay), 1)]
[JsonDerivedType(typeof(Quiz), -2)]
internal abstract record Exercise
{
    public int Points { get; init; }
}

internal sealed record Essay(string Text) : Exercise;

internal sealed record Quiz(string[] Answers) : Exercise;

[JsonDerivedType(typeof(ShortReply))]
[JsonDerivedType(typeof(LongReply))]
internal abstract record Reply(string Text);

internal sealed record ShortReply(string Text) : Reply(Text);

internal sealed record LongReply(string Text, int Length) : Reply(Text);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind of input")]
[JsonDerivedType(typeof(Click), "click")]
[JsonDerivedType(typeof(KeyPress), 2)]
internal abstract class Input;

internal sealed class Click : Input
{
    public int X { get; init; }
}

internal sealed class KeyPress : Input
{
    public char Key { get; init; }
}

[JsonDerivedType(typeof(Forum), "forum")]
[JsonDerivedType(typeof(Chat), "chat")]
internal interface IPlace
{
    string Name { get; }
}

internal sealed record Forum(string Name) : IPlace;

internal sealed record Chat(string Name, int Members) : IPlace;

[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]
[JsonDerivedType(typeof(Dog), "dog")]
internal class Animal
{
    public int Legs { get; init; }
}

internal class Dog : Animal
{
    public string? Name { get; init; }
}

internal sealed class Poodle : Dog
{
    public int Curls { get; init; }
}

[TrackedEvent("differential.polymorphic.strings")]
internal sealed partial record StringDiscriminators(Media? Media);

[TrackedEvent("differential.polymorphic.integers")]
internal sealed partial record IntegerDiscriminators(Exercise? Exercise);

[TrackedEvent("differential.polymorphic.none", Readable = false)]
internal sealed partial record NoDiscriminators(Reply Reply);

[TrackedEvent("differential.polymorphic.named")]
internal sealed partial record NamedDiscriminators(Input Input);

[TrackedEvent("differential.polymorphic.interfaces")]
internal sealed partial record DiscriminatorsOfInterfaces(IPlace? Place);

[TrackedEvent("differential.polymorphic.nearest_ancestor")]
internal sealed partial record NearestAncestors(Animal Animal);
