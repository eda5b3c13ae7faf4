namespace EventTracking.Tests.Support;

/// <summary>Tests that repeat something do so more often in long runs, for which EVENTTRACKING_LONG=1 asks.</summary>
internal static class Long
{
    public static bool IsRun { get; } = Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") == "1";

    /// <summary>How often to repeat: on every change, and in a long run.</summary>
    public static int Of(int always, int inLongRuns) => IsRun ? inLongRuns : always;
}
