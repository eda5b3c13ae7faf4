using EventTracking.Benchmarks.Compiler;
using EventTracking.Benchmarks.Destinations;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Native;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.Start;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The groups by the names that the command line knows them under.</summary>
internal static class AllGroups
{
    /// <summary>What runs when nothing else is asked for.</summary>
    private static readonly string[] Usual = ["bytes", "file", "queues", "threads", "contexts", "processors", "observers", "inputs", "latencies", "requests"];

    /// <summary>A smoke run includes groups that have their own command: a few starts of a process, and the tool.</summary>
    private static readonly string[] Smoke = [.. Usual, "spool", "destinations", "start", "verify", "read"];

    private static readonly Dictionary<string, Action<Slices, Report>> ByName = new()
    {
        ["bytes"] = EventToBytes.Run,
        ["file"] = EventToFile.Run,
        ["queues"] = EventToQueue.Run,
        ["spool"] = EventToSpool.Run,
        ["destinations"] = EventToDestination.Run,
        ["opentelemetry"] = EventToDestination.RunOne<OpenTelemetryVariant>,
        ["http"] = EventToDestination.RunOne<HttpVariant>,
        ["kafka"] = EventToDestination.RunOne<KafkaVariant>,
        ["postgresql"] = EventToDestination.RunOne<PostgreSqlVariant>,
        ["redis"] = EventToDestination.RunOne<RedisVariant>,
        ["threads"] = static (slices, report) =>
        {
            TwoThreads.Run(slices, report);
            ThreadsToFile.Run(slices, report);
        },
        ["contexts"] = Contexts.Run,
        ["processors"] = Processors.Run,
        ["observers"] = Observers.Run,
        ["inputs"] = OtherInputs.Run,
        ["latencies"] = Latencies.Run,
        ["requests"] = RequestsOfASite.Run,
        ["compiler"] = CompilerGroup.Run,
        ["analyzers"] = AnalyzerGroup.Run,
        ["aot"] = NativeGroup.Run,
        ["start"] = StartGroup.Run,
        ["verify"] = VerifiedLogs.Run,
        ["read"] = ReadEvents.Run,
    };

    /// <summary>Runs the groups of these names, or the usual ones.</summary>
    /// <exception cref="ArgumentException">There is no group of a name.</exception>
    public static void Run(IReadOnlyList<string> names, Slices slices, Report report)
    {
        foreach (var name in names)
        {
            if (!ByName.ContainsKey(name))
                throw new ArgumentException($"There is no group '{name}'. There are: {string.Join(", ", ByName.Keys)}.");
        }

        var unnamed = slices == Slices.Smoke ? Smoke : Usual;
        foreach (var name in names.Count > 0 ? names : unnamed)
            ByName[name](slices, report);
    }
}
