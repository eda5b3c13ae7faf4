using EventTracking.Benchmarks.Compiler;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

namespace EventTracking.Benchmarks.Native;

/// <summary>What events add to the size of a Native AOT program.</summary>
internal static class NativeGroup
{
    private const int MoreTypes = 50;
    private const double Kilobyte = 1_000;
    private const string Record = "readonly partial record struct";
    private const string InContext = "using var context = tracker.Context(\"session\", new() { [\"user_id\"] = 10938 });";

    public static void Run(Slices slices, Report report)
    {
        using var empty = new NativeProgram("internal static class Program { private static void Main() { } }");
        using var one = new NativeProgram([ThatEmits(1), .. SomeRecords.Events(1, Record)]);
        using var within = new NativeProgram([ThatEmits(1, InContext), .. SomeRecords.Events(1, Record)]);
        using var many = new NativeProgram([ThatEmits(1 + MoreTypes), .. SomeRecords.Events(1 + MoreTypes, Record)]);

        var sizes = new[] { empty, one, within, many }.Select(static program => program.Publish() / Kilobyte).ToArray();
        Check(one, 1);
        Check(within, 1);
        Check(many, 1 + MoreTypes);

        var (added, ofContexts, ofTypes) = (sizes[1] - sizes[0], sizes[2] - sizes[1], sizes[3] - sizes[1]);
        var perType = ofTypes / MoreTypes;
        report.Add("Native AOT", new Table("program", "KB", "more, KB")
            .Row("empty", $"{sizes[0]:#,0}", "-")
            .Row("a tracker, an event of eight fields, a file", $"{sizes[1]:#,0}", $"{added:#,0}")
            .Row("the same within a context", $"{sizes[2]:#,0}", $"{ofContexts:#,0}")
            .Row($"the first with {MoreTypes} more types of events", $"{sizes[3]:#,0}", $"{ofTypes:#,0}, {perType:0.0} a type"));
        report.Add(Goal.AtMost("Native AOT: tracker, one event, file", 600, added, "KB over an empty program"));
        report.Add(Goal.AtMost("Native AOT: an event type of eight fields", 2, perType, "KB"));
    }

    private static void Check(NativeProgram program, int events)
    {
        var lines = program.Lines();
        if (lines.Length != events)
            throw new InvalidDataException($"The native program wrote {lines.Length} events instead of {events}.");
    }

    private static string ThatEmits(int events, string before = "") => $$"""
        using EventTracking;
        using Load;

        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(args[0]) });
        {{before}}
        {{string.Join("\n", Enumerable.Range(0, events).Select(static i =>
            $"tracker.EmitEvent{i}(\"course\", \"learner\", {i}, 2, 0.5, false, DateTimeOffset.UnixEpoch, [\"a\"]);"))}}
        """;
}
