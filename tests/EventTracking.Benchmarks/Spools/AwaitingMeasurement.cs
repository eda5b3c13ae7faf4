namespace EventTracking.Benchmarks.Spools;

/// <summary>One round of <see cref="AwaitingWriters"/>.</summary>
/// <param name="Spool">The time of the writers.</param>
/// <param name="Bare">The time of the bare loop.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="Events">The number of events.</param>
internal sealed record AwaitingMeasurement(TimeSpan Spool, TimeSpan Bare, int Groups, int Events)
{
    /// <summary>Gets how fast the writers are, as a multiple of the bare loop.</summary>
    public double Ratio => Bare / Spool;
}
