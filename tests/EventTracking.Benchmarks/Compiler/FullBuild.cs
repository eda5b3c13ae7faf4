using System.Text;
using System.Text.RegularExpressions;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Generators;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>A thousand records of eight fields, compiled from nothing: what each generator adds.</summary>
internal static partial class FullBuild
{
    private const double Kilobyte = 1e3;
    private const double Megabyte = 1e6;

    private static readonly string Ours = typeof(TrackedEventGenerator).Assembly.Location;

    public static void Run(Slices slices, Report report)
    {
        var (records, rounds) = slices == Slices.Smoke ? (10, 1) : (1_000, 3);
        const string fastPath = "GenerationMode = JsonSourceGenerationMode.Serialization";
        const string naming = "PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower";
        var events = SomeRecords.Events(records);
        using var none = new Compilation("no generator", events);
        using var tracked = new Compilation("EventTracking", events, Ours);
        using var written = new Compilation("EventTracking, its text without the generator", [.. events, .. tracked.Generated]);
        using var fast = new Compilation(
            "System.Text.Json, fast path only", SomeRecords.Serializable(records, $"{naming}, {fastPath}"), Sdk.JsonGenerator);
        using var json = new Compilation("System.Text.Json, default", SomeRecords.Serializable(records, naming), Sdk.JsonGenerator);

        Bill[] bills = [.. Measure(rounds, none, tracked, written, fast, json)];
        var table = new Table(
            $"{records:#,0} records", "compiler, s", "more, s", "generated source, MB", "names, KB", "assembly, MB", "more, MB");
        foreach (var bill in bills)
        {
            var more = bill.Minus(bills[0]);
            table.Row(
                bill.Name, $"{bill.Seconds:0.0}", $"{more.Seconds:0.0}", $"{bill.Source / Megabyte:0.00}",
                $"{bill.Names / Kilobyte:0}", $"{bill.Assembly / Megabyte:0.00}", $"{more.Assembly / Megabyte:0.00}");
        }

        var added = bills[1].Minus(bills[0]);
        report.Add("A full build", table);
        report.Add("The width of names", Widths(records, bills[0], bills[1], tracked.Generated));
        report.Add(Goal.AtMost("full build of 1,000 events", 6, added.Seconds, "s more"));
        report.Add(Goal.AtMost("full build of 1,000 events, source", 2.5, added.Source / Megabyte, "MB"));
        report.Add(Goal.AtMost("full build of 1,000 events, assembly", 1, added.Assembly / Megabyte, "MB more"));
    }

    /// <summary>
    /// What a type adds to the assembly with so few types that the names in it take less than 65,536 bytes, and with all of them: above
    /// that, every reference to a name is twice as wide. Most of the names are those of explicit implementations, which is why the same is
    /// compiled without them, too.
    /// </summary>
    private static Table Widths(int records, Bill none, Bill tracked, IReadOnlyList<string> generated)
    {
        var fewer = records * 2 / 5;
        var events = SomeRecords.Events(fewer);
        using var noneOfFewer = new Compilation("no generator", events);
        using var trackedOfFewer = new Compilation("EventTracking", events, Ours);
        using var inTheOpen = new Compilation(
            "its text, the writer in the open",
            [.. SomeRecords.Events(records), .. generated.Select(static text => ExplicitWriter().Replace(text, "public static void "))]);
        Bill[] bills = [.. Measure(1, noneOfFewer, trackedOfFewer, inTheOpen)];

        var table = new Table("records", "names, KB", "assembly, KB more a type");
        void Row(int count, string of, Bill without, Bill with) =>
            table.Row($"{count:#,0}{of}", $"{with.Names / Kilobyte:0.0}", $"{with.Minus(without).Assembly / Kilobyte / count:0.00}");
        Row(fewer, "", bills[0], bills[1]);
        Row(records, "", none, tracked);
        Row(records, ", the writer in the open", none, bills[2]);
        return table;
    }

    [GeneratedRegex(@"static void global::EventTracking\.ITrackedEvent<[^>]+>\.(?=WriteData\()")]
    private static partial Regex ExplicitWriter();

    private static IEnumerable<Bill> Measure(int rounds, params Compilation[] compilations)
    {
        var seconds = compilations.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < compilations.Length; i++)
                seconds[i][round] = compilations[i].Compile().TotalSeconds;
        }

        return compilations.Select((compilation, i) => new Bill(
            compilation.Name,
            seconds[i].Median(),
            compilation.Generated.Sum(static text => (long)Encoding.UTF8.GetByteCount(text)),
            compilation.CountBytesOfNames(),
            compilation.AssemblyBytes));
    }

    private sealed record Bill(string Name, double Seconds, long Source, int Names, long Assembly)
    {
        public Bill Minus(Bill other) => new(Name, Seconds - other.Seconds, Source - other.Source, Names, Assembly - other.Assembly);
    }
}
