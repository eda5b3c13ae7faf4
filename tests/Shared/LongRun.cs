using Xunit;

namespace EventTracking.Shared;

/// <summary>
/// Chooses how long tests run. The environment variable <c>EVENTTRACKING_TESTS=full</c>, which <c>.ci/run</c> sets, enables more
/// repetitions than a plain <c>dotnet test</c>. <c>EVENTTRACKING_LONG=1</c> enables runs of several hours.
/// </summary>
internal static class LongRun
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") == "1";

    /// <summary>Whether to run tests that take minutes, because they build packages or native programs.</summary>
    public static bool IsFull { get; } = IsLong || Environment.GetEnvironmentVariable("EVENTTRACKING_TESTS") == "full";

    public static void SkipUnlessFull() =>
        Assert.SkipUnless(IsFull, "Takes minutes. Set EVENTTRACKING_TESTS=full to run it; .ci/run does.");

    /// <summary>Returns the value for a normal run or for a long run.</summary>
    public static T Choose<T>(T always, T @long) => IsLong ? @long : always;

    /// <summary>Returns the number of repetitions for a plain, a full or a long run.</summary>
    public static int Choose(int quick, int full, int @long) => IsLong ? @long : IsFull ? full : quick;
}
