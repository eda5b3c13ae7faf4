namespace EventTracking.Batching.Spooling.Log;

/// <summary>Receives what a spool finds wrong on its disk. Called on any thread.</summary>
internal interface ISpoolReports
{
    void Report(in SpoolReport report);
}
