using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Nested
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Address, Address.OrNothing(), static (home, work) => new NestedRecords(home, work))),
        Shape.Of(Gen.Select(Profile, Profile.OrNothing(), static (mine, theirs) => new NestedClasses(mine, theirs))),
        Shape.Of(Gen.Select(Position, Position.OrNull(), Box, static (from, to, box) => new NestedStructs(from, to, box))),
        Shape.Of(Gen.Select(Some.Text, Address.OrNothing(), Some.ArrayOf(Position), static (name, address, path) =>
            new DeeplyNested(new Campus(new Building(new Room(name, new Shelf(address, path)), 3), [new Room(name, null)])))),
        Shape.Of(Gen.Select(Some.Int, Some.Text, Position, static (number, text, position) =>
            new NestedGenerics(new(number, text), new(position, new(null, [text]))))),
        Shape.Of(Gen.Select(
            Address, Position,
            static (address, position) => new NestedEvents(new NestedRecords(address, null), new Moved(position)))),
        Shape.Of(Position.Select(static position => new Moved(position))),
    ];

    private static Gen<Address> Address => Gen.Select(Some.Text, Some.Text.OrNothing(), Some.Int, static (street, floor, code) =>
        new Address(street, floor, code));

    private static Gen<Profile> Profile => Gen.Select(Some.Text, Some.Bool, Some.DateOnly.OrNull(), static (name, isStaff, joined) =>
        new Profile { Name = name, IsStaff = isStaff, Joined = joined });

    private static Gen<Position> Position => Gen.Select(Some.Double, Some.Float, static (x, y) => new Position(x, y));

    private static Gen<Box> Box => Gen.Select(Some.Int, Some.Int, static (width, height) => new Box { Width = width, Height = height });
}

internal sealed record Address(string Street, string? Floor, int PostCode);

internal sealed class Profile
{
    public required string Name { get; init; }

    public bool IsStaff { get; set; }

    public DateOnly? Joined { get; set; }
}

internal readonly record struct Position(double X, float Y);

internal struct Box
{
    public int Width { get; set; }

    public int Height { get; set; }

    public readonly long Area => (long)Width * Height;
}

internal sealed record Campus(Building Main, IReadOnlyList<Room> Annexes);

internal sealed record Building(Room Hall, int Floors);

internal sealed record Room(string Name, Shelf? Shelf);

internal sealed record Shelf(Address? Owner, Position[] Path);

internal sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

[TrackedEvent("differential.nested.records")]
internal sealed partial record NestedRecords(Address Home, Address? Work);

[TrackedEvent("differential.nested.classes")]
internal sealed partial record NestedClasses(Profile Mine, Profile? Theirs);

[TrackedEvent("differential.nested.structs")]
internal readonly partial record struct NestedStructs(Position From, Position? To, Box Box);

[TrackedEvent("differential.nested.deeply")]
internal sealed partial record DeeplyNested(Campus Campus);

[TrackedEvent("differential.nested.generics")]
internal sealed partial record NestedGenerics(Pair<int, string> Simple, Pair<Position, Pair<int?, string[]>> Composed);

[TrackedEvent("differential.nested.events")]
internal sealed partial record NestedEvents(NestedRecords Records, Moved Moved);

[TrackedEvent("differential.nested.moved")]
internal readonly partial record struct Moved(Position To);
