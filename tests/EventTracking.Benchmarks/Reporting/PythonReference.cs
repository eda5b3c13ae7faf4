namespace EventTracking.Benchmarks.Reporting;

/// <summary>
/// The Python library event-tracking of Open edX, which this one follows. Its rows are quoted, not run: measured under Python
/// 3.11 on another machine, beside System.Text.Json and the limit there, so that the ratios hold.
/// </summary>
internal static class PythonReference
{
    private const string Name = "Open edX event-tracking, Python (quoted)";

    /// <summary>The work item to a stream that drops it.</summary>
    public static string[] ToBytes { get; } = [Name, "25,600", "-", "0.02", "320", "-"];

    /// <summary>The work item to a file by Python's FileHandler.</summary>
    public static string[] ToFile { get; } = [Name, "28,600", "-", "0.04", "138", "-"];
}
