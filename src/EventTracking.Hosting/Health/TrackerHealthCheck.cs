using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventTracking.Hosting.Health;

/// <summary>
/// Fails for a while after events have been lost, and reports a degraded application while a destination or consumer fails, or events are
/// pending for too long. Its data contains the accounts of the tracker, its backends and the consumers, and the details of the problems.
/// </summary>
internal sealed class TrackerHealthCheck(Tracker? tracker, LossWindow losses, DeliveryProblems delivery, ConsumerProblems consumers)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var accounts = tracker?.Accounts ?? [];
        var lost = losses.Count(accounts.Sum(static account => account.Rejected.Total + account.Dropped.Total));
        var data = AccountNames.ByName(accounts);
        string[] problems = [.. delivery.Find(tracker?.BackendStatuses ?? [], data), .. consumers.Find(data)];
        var window = losses.Length.TotalSeconds;

        var loss = string.Create(
            CultureInfo.InvariantCulture, $"{(lost == 0 ? "No event was" : $"{lost} events were")} lost in the last {window} s.");
        return Task.FromResult(new HealthCheckResult(
            lost > 0 ? context.Registration.FailureStatus : problems.Length > 0 ? HealthStatus.Degraded : HealthStatus.Healthy,
            string.Join(' ', [loss, .. problems]),
            data: data));
    }
}
