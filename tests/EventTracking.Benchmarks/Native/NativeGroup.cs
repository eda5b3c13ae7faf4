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
    private const string Untyped = "tracker.Emit(\"other\", new Dictionary<string, object?> { [\"a\"] = 1 });";
    private const string Logger = ", logger: Microsoft.Extensions.Logging.Abstractions.NullLogger<Tracker>.Instance";
    private const string Rolling = ", new() { RollingInterval = RollingInterval.Day, CompressRolledFiles = true, ReopenOnHangup = true }";
    private const string AwaitedFlush = "await tracker.FlushAsync();";
    private const string Registry = "if (TrackedEventRegistry.All.Count == 0) return;";

    /// <summary>Features that a program contains only if it uses them: the name of each, and a program that uses it.</summary>
    private static readonly (string Name, string Program, int Events)[] Features =
    [
        ("a context", ThatEmits(1, InContext), 1),
        ("an untyped emit", ThatEmits(1, Untyped), 2),
        ("a logger", ThatEmits(1, argument: Logger), 1),
        ("rolling, compression, SIGHUP", ThatEmits(1, options: Rolling), 1),
        ("an awaited flush", ThatEmits(1, AwaitedFlush), 1),
        ("the registry", ThatEmits(1, Registry), 1),
    ];

    public static void Run(Slices slices, Report report)
    {
        var empty = SizeOf("internal static class Program { private static void Main() { } }");
        var one = SizeOf(ThatEmits(1), 1);
        var added = one - empty;
        if (slices == Slices.Smoke)
        {
            var everything = ThatEmits(1 + MoreTypes, $"{InContext}\n{Untyped}\n{AwaitedFlush}\n{Registry}", Rolling, Logger);
            report.Add($"Native AOT: {added:#,0} KB over an empty program.");
            report.Add($"With every feature: {SizeOf(everything, 2 + MoreTypes, 1 + MoreTypes) - empty:#,0} KB.");
            return;
        }

        var ofTypes = SizeOf(ThatEmits(1 + MoreTypes), 1 + MoreTypes, 1 + MoreTypes) - one;
        var perType = ofTypes / MoreTypes;
        var table = new Table("program", "KB", "more, KB")
            .Row("empty", $"{empty:#,0}", "-")
            .Row("a tracker, an event of eight fields, a file", $"{one:#,0}", $"{added:#,0}");
        foreach (var (name, program, events) in Features)
        {
            var size = SizeOf(program, events);
            table = table.Row($"the same with {name}", $"{size:#,0}", $"{size - one:#,0}");
        }

        report.Add(
            "Native AOT",
            table.Row($"the same with {MoreTypes} more event types", $"{one + ofTypes:#,0}", $"{ofTypes:#,0}, {perType:0.0} each"));
        report.Add(Goal.AtMost("Native AOT: tracker, one event, file", 600, added, "KB over an empty program"));
        report.Add(Goal.AtMost("Native AOT: an event type of eight fields", 2, perType, "KB"));
    }

    /// <summary>Publishes a program, checks what it writes, and returns its size in KB.</summary>
    private static double SizeOf(string program, int events = 0, int types = 1)
    {
        using var native = new NativeProgram(events == 0 ? [program] : [program, .. SomeRecords.Events(types, Record)]);
        var size = native.Publish() / Kilobyte;
        if (events > 0)
            Check(native, events);
        return size;
    }

    private static void Check(NativeProgram program, int events)
    {
        var lines = program.Lines();
        if (lines.Length != events)
            throw new InvalidDataException($"The native program wrote {lines.Length} events instead of {events}.");
    }

    private static string ThatEmits(int types, string before = "", string options = "", string argument = "") => $$"""
        using EventTracking;
        using Load;

        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(args[0]{{options}}) }{{argument}});
        {{before}}
        {{string.Join("\n", Enumerable.Range(0, types).Select(static i =>
            $"tracker.EmitEvent{i}(\"course\", \"learner\", {i}, 2, 0.5, false, DateTimeOffset.UnixEpoch, [\"a\"]);"))}}
        """;
}
