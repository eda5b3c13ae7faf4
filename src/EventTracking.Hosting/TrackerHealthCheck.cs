using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventTracking.Hosting;

/// <summary>Fails when events have been lost since it was last asked; its data says of each backend what became of its events.</summary>
internal sealed class TrackerHealthCheck(Tracker tracker) : IHealthCheck
{
    private long _lostBefore;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var accounts = tracker.Accounts;
        var lost = accounts.Sum(static account => account.Rejected.Total + account.Dropped.Total);
        var lostSince = lost - Interlocked.Exchange(ref _lostBefore, lost);
        var data = accounts.ToDictionary(static account => account.Path.Length == 0 ? "tracker" : account.Path, static object (account) => account.ToString());

        return Task.FromResult(lostSince == 0
            ? HealthCheckResult.Healthy("No event was lost since the last check.", data)
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                string.Create(CultureInfo.InvariantCulture, $"{lostSince} events were lost since the last check."),
                data: data));
    }
}
