using System.Collections.Immutable;
using EventTracking.Aot.Program.Events;
using EventTracking.Testing;

namespace EventTracking.Aot.Program;

/// <summary>Readable events come back as objects, which are written again as the same JSON.</summary>
internal static class ReadBack
{
    public static void Print()
    {
        using var recorded = new RecordedTracker();
        recorded.Tracker.EmitNested(
            new Course("c", new Teacher("t", null)), new Point(1, 2), null, [new Course("d", null)],
            new Folder("root", [new Folder("left", [])]), [new Circle(1), new Square(2) { Name = "s" }]);
        recorded.Tracker.EmitCollections(
            ["a", null], [1, 2], [[1], [], [2, 3]], [Mood.Bored], new HashSet<Guid> { Guid.Empty }, ImmutableArray.Create(1.5, 2.5),
            new Queue<int>([7, 8]), [1, 2]);
        Console.WriteLine($"read {IsSame<Nested>(recorded)} {IsSame<Collections>(recorded)}");
    }

    private static bool IsSame<TEvent>(RecordedTracker recorded)
        where TEvent : ITrackedEvent<TEvent>
    {
        var original = recorded.Single<TEvent>();
        using var again = new RecordedTracker();
        again.Tracker.Emit(original.Event);
        return again.Events[0].Data.GetRawText() == original.Data.GetRawText();
    }
}
