namespace EventTracking.Tests.Support;

/// <summary>Tests by the number run longer with <c>EVENTTRACKING_LONG=1</c> in the environment.</summary>
internal static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("EVENTTRACKING_LONG") == "1";

    /// <summary>How often something is done: a tenth of the long run on every change.</summary>
    public static int Times(int usually) => IsOn ? usually * 10 : usually;
}
