using EventTracking.Benchmarks.Destinations;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item to the server of each destination, compared with the best loop around its client.</summary>
internal static class EventToDestination
{
    private const double Goal = 0.8;

    public static void Run(Slices slices, Report report)
    {
        RunOne<OpenTelemetryVariant>(slices, report);
        RunOne<HttpVariant>(slices, report);
        RunOne<KafkaVariant>(slices, report);
        RunOne<PostgreSqlVariant>(slices, report);
        RunOne<RedisVariant>(slices, report);
    }

    /// <summary>Measures a single destination.</summary>
    public static void RunOne<TVariant>(Slices slices, Report report)
        where TVariant : DestinationVariant, new()
    {
        using var variant = new TVariant();
        if (variant.Missing is { } reason)
            report.Add($"{variant.Name} is skipped: {reason}.");
        else
            Compare(variant, slices == Slices.Smoke, report);
    }

    private static void Compare(DestinationVariant variant, bool isSmoke, Report report)
    {
        var (rounds, events) = isSmoke ? (1, 1_000) : (5, 50_000);
        variant.Start();
        var raw = variant.RawLoops.ToDictionary(static loop => loop, static _ => new List<DestinationMeasurement>());
        var ours = new List<DestinationMeasurement>();
        for (var round = isSmoke ? 0 : -1; round < rounds; round++)
        {
            foreach (var (loop, measured) in raw)
                Keep(measured, DestinationMeasurement.OfRaw(variant, loop.Send, events), round);
            Keep(ours, DestinationMeasurement.OfOurs(variant, events), round);
        }

        var table = new Table("variant", "events/s", "events per second of processor time");
        foreach (var (loop, measured) in raw)
            table.Row($"raw client, {loop.Name}", Comparison.Number(Wall(measured)), Comparison.Number(Processor(measured)));
        report.Add(
            $"Events to {variant.Name}, in batches of 500",
            table.Row("EventTracking", Comparison.Number(Wall(ours)), Comparison.Number(Processor(ours))));
        var compared = raw.Where(static pair => !pair.Key.DoesLess).Select(static pair => pair.Value).ToArray();
        report.Add(Reporting.Goal.AtLeastTimes(
            $"to {variant.Name}, events/s", Goal, Wall(ours) / compared.Max(Wall), "the best loop around the client"));
        report.Add(Reporting.Goal.AtLeastTimes(
            $"to {variant.Name}, events per second of processor time",
            Goal,
            Processor(ours) / compared.Max(Processor),
            "the best loop around the client"));
    }

    /// <summary>The first round warms up.</summary>
    private static void Keep(List<DestinationMeasurement> kept, DestinationMeasurement measured, int round)
    {
        if (round >= 0)
            kept.Add(measured);
    }

    private static double Wall(List<DestinationMeasurement> rounds) => rounds.Select(static one => one.PerSecond).ToArray().Median();

    private static double Processor(List<DestinationMeasurement> rounds) =>
        rounds.Select(static one => one.PerProcessorSecond).ToArray().Median();
}
