using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>What the analyzers cost the compiler and an editor.</summary>
internal static class AnalyzerGroup
{
    public static void Run(Slices slices, Report report)
    {
        AnalyzerCost.Run(slices, report);
        EditedEvent.Run(slices, report);
    }
}
