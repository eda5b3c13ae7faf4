using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Queues;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.Spools;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item to a spool, and from there to a destination that does nothing.</summary>
internal static class EventToSpool
{
    private const double GoalEventsPerSecond = 400_000;

    public static void Run(Slices slices, Report report)
    {
        var isSmoke = slices == Slices.Smoke;
        FireAndFlush(isSmoke, report);
        Await(isSmoke, report);
        Drain(isSmoke, report);
    }

    private static void FireAndFlush(bool isSmoke, Report report)
    {
        using var file = new TrackerToNewFile();
        using var process = new TrackerToSpool(SpoolDurability.Process);
        using var disk = new TrackerToSpool(SpoolDurability.Disk);
        QueueVariant[] variants = [file, process, disk];
        var line = file.OneLine();
        foreach (var variant in variants)
            Verification.HoldsTheSame(variant.Name, variant.OneLine(), line);

        var measured = isSmoke
            ? QueueMeasurement.Of(variants, rounds: 2, warmUps: 0, events: 100)
            : QueueMeasurement.Of(variants, rounds: 21, warmUps: 5, events: 100_000);
        var allocated = process.EmitAllocation(isSmoke ? 100 : 100_000);

        var table = new Table(
            "variant", "emit, ns", "with the flush, ns", "x file", "processor time of all threads, ns", "x file", "B/event");
        foreach (var (i, m) in measured.Index())
        {
            table.Row(
                variants[i].Name,
                Comparison.Number(m.Emit),
                Comparison.Number(m.Wall),
                Comparison.Ratio(m.WallTimes(measured[0])),
                Comparison.Number(m.Process),
                Comparison.Ratio(m.ProcessTimes(measured[0])),
                Comparison.Number(m.AllocatedBytes));
        }

        report.Add("Event to a spool, flushed", table);
        report.Add(Goal.AtMostTimes("to a spool at Process, with the flush", 1.5, measured[1].WallTimes(measured[0]), "JsonLinesBackend"));
        report.Add(Goal.AtMost("to a spool, memory of an emit", 0, Math.Round(allocated), "B"));
    }

    private static void Await(bool isSmoke, Report report)
    {
        // The first rounds warm up: these threads mostly wait, so the runtime optimizes their code late.
        var (count, warmUps) = isSmoke ? (1, 0) : (21, 10);
        var rounds = Enumerable.Range(0, warmUps + count).Select(_ => AwaitingWriters.Measure(isSmoke ? 2 : 50)).Skip(warmUps).ToList();
        var median = rounds.Select(static round => round.Ratio).ToArray().Median();
        var events = rounds.Select(static round => round.Events / round.Spool.TotalSeconds).ToArray().Median();
        var bare = rounds.Select(static round => round.Events / round.Bare.TotalSeconds).ToArray().Median();
        var groups = rounds.Select(static round => (double)round.Events / round.Groups).ToArray().Median();
        report.Add(
            $"{AwaitingWriters.Count} writers that wait for the disk after each event",
            new Table("variant", "events/s", "events in a group", "x bare")
                .Row("write and fdatasync, the same groups", Comparison.Number(bare), Comparison.Number(groups), "1")
                .Row("EventTracking, spool, Disk", Comparison.Number(events), Comparison.Number(groups), Comparison.Ratio(median)));
        report.Add(Goal.AtLeastTimes("writers that wait for a spool", 0.8, median, "as fast as write and fdatasync"));
    }

    private static void Drain(bool isSmoke, Report report)
    {
        var rounds = Enumerable.Range(0, isSmoke ? 1 : 9).Select(_ => DrainedSpool.Measure(isSmoke ? 100 : 200_000)).ToList();
        var drain = rounds.Select(static round => round.Drain.TotalNanoseconds / round.Events).ToArray().Median();
        var read = rounds.Select(static round => round.Read.TotalNanoseconds / round.Events).ToArray().Median();
        var ratio = rounds.Select(static round => round.Read / round.Drain).ToArray().Median();
        var perSecond = 1e9 / drain;
        report.Add(
            "From a spool to a destination that does nothing",
            new Table("variant", "processor time of all threads, ns", "events per second of it", "x reading")
                .Row("reading the files with a checksum", Comparison.Number(read), Comparison.Number(1e9 / read), "1")
                .Row("EventTracking, spool", Comparison.Number(drain), Comparison.Number(perSecond), Comparison.Ratio(ratio)));
        report.Add(new Goal(
            "from a spool",
            $">= {Comparison.Number(GoalEventsPerSecond)} events/s on one core, or 0.5 x reading",
            $"{Comparison.Number(perSecond)} events/s, {Comparison.Ratio(ratio)} x",
            perSecond >= GoalEventsPerSecond || ratio >= 0.5));

        report.Add(
            $"A spool writes {Comparison.Ratio(rounds[^1].TimesPayload)} x the payload (line, name, id, timestamp and version), "
                + $"{Comparison.Ratio(rounds[^1].TimesLines)} x the line.");
        report.Add(Goal.AtMostTimes("bytes written to a spool", 1.1, rounds[^1].TimesPayload, "the payload"));
    }
}
