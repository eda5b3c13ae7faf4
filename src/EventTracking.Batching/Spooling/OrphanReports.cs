using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>Receives what is wrong in the spool of an instance that has ended. What it has lost is counted here.</summary>
internal sealed class OrphanReports(SpoolProblems problems, BackendAccount account) : ISpoolReports
{
    public void Report(in SpoolReport report)
    {
        problems.Report(report.ToString(), report.Error);
        account.Offer(report.LostEvents);
        account.Drop(DropReason.BackendFailed, "", report.LostEvents, report.ToString());
    }
}
