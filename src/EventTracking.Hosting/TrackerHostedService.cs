using EventTracking.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting;

/// <summary>
/// Creates the trackers before other services start, so that an invalid configuration stops the host and every event has a tracker.
/// Flushes and disposes them after all other services have stopped, so that the last events are delivered.
/// </summary>
internal sealed partial class TrackerHostedService(
    IEnumerable<TrackerComposition> compositions, IServiceProvider services, DeferredLoggers loggers, ILogger<TrackerHostedService> logger)
    : IHostedLifecycleService
{
    /// <summary>
    /// Together with the disposal of a tracker, which takes up to <see cref="TrackerOptions.ShutdownTimeout"/>, a host stops within 8
    /// seconds by default even if destinations hang. Container runtimes kill a process after 10.
    /// </summary>
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Resolved at startup, because the services may be disposed before the host has stopped.</summary>
    private readonly List<(string Name, Tracker Tracker)> _trackers = [];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var composition in compositions)
            _trackers.Add((composition.Name, services.GetRequiredKeyedService<Tracker>(composition.Name)));

        loggers.Resolve();
        foreach (var composition in compositions)
        {
            foreach (var warning in composition.Warnings)
                LosesEvents(logger, composition.Name, warning);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Flushes and disposes all trackers in parallel, so that one that hangs does not delay the others.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_trackers.Select(entry => EndAsync(entry.Name, entry.Tracker, cancellationToken)));

    /// <summary>
    /// Flushes for at most <see cref="FlushTimeout"/>, then disposes for as long as the host waits. After that, disposal continues, and the
    /// disposal of the services waits for it.
    /// </summary>
    private async Task EndAsync(string name, Tracker tracker, CancellationToken cancellationToken)
    {
        try
        {
            var result = await tracker.FlushWithResultAsync(FlushTimeout, cancellationToken).ConfigureAwait(false);
            if (!result.Succeeded)
                NotFlushed(logger, name, result.Pending, result.Dropped);
        }
        catch (OperationCanceledException)
        {
            FlushCanceled(logger, name);
        }

        try
        {
            await tracker.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Disposing the services waits for the tracker.
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The tracker \"{Tracker}\" could not be flushed before the host stopped: {Pending} events are pending, {Dropped} were lost")]
    private static partial void NotFlushed(ILogger logger, string tracker, long pending, long dropped);

    [LoggerMessage(2, LogLevel.Warning, "The tracker \"{Tracker}\" loses events: {Reason}")]
    private static partial void LosesEvents(ILogger logger, string tracker, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The host stopped before the tracker \"{Tracker}\" was flushed")]
    private static partial void FlushCanceled(ILogger logger, string tracker);
}
