namespace EventTracking.Shared;

/// <summary>Tests that could go on for long do so where <c>EVENTTRACKING_LONG=1</c> in the environment asks for it.</summary>
internal static class LongRun
{
    private static readonly bool IsOn = Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") == "1";

    /// <summary>How often something is done: on every change, and in a long run.</summary>
    public static int Choose(int always, int @long) => IsOn ? @long : always;
}
