namespace EventTracking.Tests.Support;

/// <summary>
/// Deterministic random input for fast code: 50,000 values of each kind, 200,000 in a full run, ten million in a long run.
/// </summary>
internal static class Fuzz
{
    public static int Values { get; } = LongRun.Choose(quick: 50_000, full: 200_000, @long: 10_000_000);

    /// <summary>Runs a check for each value. The seed makes failures reproducible.</summary>
    public static void Run(int seed, Action<Random> check)
    {
        var random = new Random(seed);
        for (var i = 0; i < Values; i++)
            check(random);
    }
}
