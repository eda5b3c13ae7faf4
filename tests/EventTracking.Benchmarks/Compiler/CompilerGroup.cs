using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>What the generator costs the compiler.</summary>
internal static class CompilerGroup
{
    public static void Run(Slices slices, Report report)
    {
        FullBuild.Run(slices, report);
        UnrelatedEdit.Run(slices, report);
    }
}
