using Xunit;

namespace EventTracking.Shared;

/// <summary>
/// How often tests repeat what they do. <c>EVENTTRACKING_TESTS=full</c> in the environment, which <c>.ci/run</c> sets, asks for more than a plain
/// <c>dotnet test</c> has time for, and <c>EVENTTRACKING_LONG=1</c> for hours.
/// </summary>
internal static class LongRun
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") == "1";

    /// <summary>Whether tests run that take minutes each, because they build packages or native programs.</summary>
    public static bool IsFull { get; } = IsLong || Environment.GetEnvironmentVariable("EVENTTRACKING_TESTS") == "full";

    public static void SkipUnlessFull() =>
        Assert.SkipUnless(IsFull, "Takes minutes: it runs in .ci/run, and where EVENTTRACKING_TESTS=full is in the environment.");

    /// <summary>How often or how long something is done: on every change, and in a long run.</summary>
    public static T Choose<T>(T always, T @long) => IsLong ? @long : always;

    /// <summary>How often something is done: in a plain run, on every change, and in a long run.</summary>
    public static int Choose(int quick, int full, int @long) => IsLong ? @long : IsFull ? full : quick;
}
