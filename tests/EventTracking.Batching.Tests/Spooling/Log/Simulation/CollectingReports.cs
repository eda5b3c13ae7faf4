using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

internal sealed class CollectingReports : ISpoolReports
{
    public List<SpoolReport> All { get; } = [];

    public long LostEvents => All.Sum(static report => report.LostEvents);

    public void Report(in SpoolReport report) => All.Add(report);
}
