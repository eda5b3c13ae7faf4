namespace EventTracking.Benchmarks.Reporting;

/// <summary>What was set out to be reached, and what was measured.</summary>
/// <param name="What">The thing that is measured.</param>
/// <param name="Target">What is to be reached, in words.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="IsMet">Whether it is reached.</param>
internal sealed record Goal(string What, string Target, string Measured, bool IsMet)
{
    /// <summary>A goal that a number stay below another.</summary>
    public static Goal AtMost(string what, double target, double measured, string unit) => new(
        what, $"<= {Comparison.Number(target)} {unit}", $"{Comparison.Number(measured)} {unit}", measured <= target);

    /// <summary>A goal that a ratio stay below another.</summary>
    public static Goal AtMostTimes(string what, double target, double measured, string of) => new(
        what, $"<= {target:0.0} x {of}", $"{Comparison.Ratio(measured)} x", measured <= target);

    /// <summary>A goal that a ratio reach another.</summary>
    public static Goal AtLeastTimes(string what, double target, double measured, string than) => new(
        what, $">= {target:0.0#} x {than}", $"{Comparison.Ratio(measured)} x", measured >= target);
}
