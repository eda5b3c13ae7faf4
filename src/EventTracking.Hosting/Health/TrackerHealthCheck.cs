using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventTracking.Hosting.Health;

/// <summary>Fails for a while after events have been lost. Its data has the account of the tracker and of each backend.</summary>
internal sealed class TrackerHealthCheck(Tracker tracker, LossWindow losses) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var accounts = tracker.Accounts;
        var lost = losses.Count(accounts.Sum(static account => account.Rejected.Total + account.Dropped.Total));
        var data = AccountNames.ByName(accounts);
        var window = losses.Length.TotalSeconds;

        return Task.FromResult(lost == 0
            ? HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"No event was lost in the last {window} s."), data)
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                string.Create(CultureInfo.InvariantCulture, $"{lost} events were lost in the last {window} s."),
                data: data));
    }
}
