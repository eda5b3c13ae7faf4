namespace EventTracking.Tests.Support;

/// <summary>Deterministic random input for fast code: 200,000 values of each kind, or ten million in a long run.</summary>
internal static class Fuzz
{
    public static int Values { get; } = LongRun.Choose(200_000, 10_000_000);

    /// <summary>Runs a check for each value. The seed makes failures reproducible.</summary>
    public static void Run(int seed, Action<Random> check)
    {
        var random = new Random(seed);
        for (var i = 0; i < Values; i++)
            check(random);
    }
}
