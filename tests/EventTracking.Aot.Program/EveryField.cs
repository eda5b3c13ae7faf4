using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Aot.Program.Events;

namespace EventTracking.Aot.Program;

/// <summary>Emits one event for each kind of field.</summary>
internal static class EveryField
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, 500, DateTimeKind.Utc);

    public static void Print()
    {
        using var tracker = new PrintingTracker();
        Emit(tracker.Tracker);
    }

    private static void Emit(Tracker tracker)
    {
        tracker.EmitNumbers(
            true, byte.MaxValue, sbyte.MinValue, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue,
            ulong.MaxValue,
            Int128.MinValue, UInt128.MaxValue, (Half)0.5, 0.1f, 86.75, 0.1 + 0.2, double.NaN, 79_228_162_514_264_337_593_543_950_335m);
        tracker.EmitTexts(
            "plain", "“quoted”\n\"\\ 😀 \ud800", null, 'ж', Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            new Uri("https://example.org/?a=b"),
            new Version(1, 2, 3), [1, 2, 3], new byte[] { 4 }, new byte[] { 5, 6 });
        tracker.EmitTimes(
            Noon, DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified), new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5.5)),
            new DateOnly(2026, 11, 23), new TimeOnly(12, 30), TimeSpan.FromDays(-1.5));
        tracker.EmitEnums(Mood.Content, (Mood)7, Rights.Read | Rights.Write, Mood.Bored);
        tracker.EmitNullables(null, 1, null, 2.5, null, Mood.Bored);
        tracker.EmitNullables(3, null, true, null, Noon, null);
        tracker.EmitCollections(
            ["a", null], [1, 2], [[1], [], [2, 3]], [Mood.Bored], new HashSet<Guid> { Guid.Empty }, ImmutableArray.Create(1.5, 2.5),
            new Queue<int>([7, 8]), Counted(3));
        tracker.EmitDictionaries(
            new() { ["one"] = 1, ["\n"] = 2 }, new Dictionary<int, string?> { [-1] = null },
            new SortedDictionary<Guid, bool> { [Guid.Empty] = true },
            new() { [Mood.Content] = [1, 2] });
        tracker.EmitNested(
            new Course("c", new Teacher("t", null)), new Point(1, 2), null, [new Course("d", null)],
            new Folder("root", [new Folder("left", []), new Folder("right", [new Folder("leaf", [])])]),
            [new Circle(1), new Square(2) { Name = "s" }]);
        tracker.EmitIdentified(
            new CustomerId(Guid.Empty), null, [new CustomerId(Guid.Empty)], new() { ["a"] = new CustomerId(Guid.Empty) }, new Tag<int>(5),
            new Code(6), ^7);
        using var document = JsonDocument.Parse("""{"a":[1,"x",null]}""");
        tracker.EmitEmbedded(document.RootElement, JsonNode.Parse("""{"b":{"c":2.50}}"""), document);
        tracker.Emit(new Renamed { Before = 1, After = "x", Secret = "never", Number = 5 });
    }

    private static IEnumerable<int> Counted(int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
    }
}
