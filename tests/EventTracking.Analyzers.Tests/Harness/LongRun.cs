namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>Tests that could go on for long do so where <c>EVENTTRACKING_LONG=1</c> asks for it.</summary>
internal static class LongRun
{
    public static int Choose(int always, int @long) => Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") is "1" ? @long : always;
}
