namespace EventTracking.Tests.Serialization.Fast;

/// <summary>
/// Random input for what is fast: the same in every run. 200,000 values of each kind, or ten million where the environment variable
/// <c>EVENTTRACKING_LONG</c> is 1.
/// </summary>
internal static class Fuzz
{
    private const int Usual = 200_000;
    private const int Long = 10_000_000;

    public static int Values { get; } = Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") == "1" ? Long : Usual;

    /// <summary>Runs a check for each value; the seed makes a failure come again.</summary>
    public static void Run(int seed, Action<Random> check)
    {
        var random = new Random(seed);
        for (var i = 0; i < Values; i++)
            check(random);
    }
}
