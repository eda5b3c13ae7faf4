namespace EventTracking.Benchmarks;

/// <summary>What the program is asked to do.</summary>
internal sealed class RunOptions
{
    public const string Help = """
        dotnet run -c Release --project tests/EventTracking.Benchmarks [-- options]

          (none)              measures the tracker beside its peers and the limit, about two minutes
          --group NAME        only this group of them: bytes, file, queues, threads, contexts, processors, observers,
                              inputs, latencies, requests; or spool or destinations, about a minute each; or one destination:
                              opentelemetry, http, kafka, postgresql, redis; may be repeated
          --compiler          what the generator costs the compiler instead, about five minutes
          --analyzers         what the analyzers cost it instead, about two minutes
          --aot               what events add to a Native AOT program instead, about two minutes
          --start             what one event to a file adds to a process from start to end instead, about two minutes
          --verify            what checking a log costs instead, compared with parsing it, about ten seconds
          --read              what reading an event back costs instead, compared with System.Text.Json, about ten seconds
          --smoke             runs every variant and check, with slices so short that the numbers mean nothing; --aot publishes all features together
          --check             fails unless all goals of what was measured are met
          --document FILE     also puts the tables into a page, between its markers
          --filter PATTERN    hands over to BenchmarkDotNet, for the single parts
        """;

    private readonly List<string> _groups = [];

    private RunOptions()
    {
    }

    public IReadOnlyList<string> Groups => _groups;

    public bool IsSmoke { get; private set; }

    public bool FailsOnMissedGoals { get; private set; }

    public string? Document { get; private set; }

    /// <summary>The part of the page that the run is for.</summary>
    public string Part => _groups.Count == 0 ? "runtime" : string.Join("-", _groups);

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">One of them is unknown or lacks its value.</exception>
    public static RunOptions Parse(string[] arguments)
    {
        var options = new RunOptions();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var option))
            options.Apply(option, rest);
        return options;
    }

    private void Apply(string option, Queue<string> rest)
    {
        switch (option)
        {
            case "--group":
                _groups.Add(ValueOf(option, rest));
                break;
            case "--compiler" or "--analyzers" or "--aot" or "--start" or "--verify" or "--read":
                _groups.Add(option[2..]);
                break;
            case "--smoke":
                IsSmoke = true;
                break;
            case "--check":
                FailsOnMissedGoals = true;
                break;
            case "--document":
                Document = ValueOf(option, rest);
                break;
            default:
                throw new ArgumentException($"There is no option '{option}'.");
        }
    }

    private static string ValueOf(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new ArgumentException($"The option '{option}' lacks its value.");
}
