using EventTracking.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting;

/// <summary>
/// Creates the tracker before any other service starts, so that an error in its configuration stops the host and no event is emitted too
/// early; and flushes it after every other service has stopped, so that their last events are included.
/// </summary>
internal sealed partial class TrackerHostedService(
    TrackerComposition composition, IServiceProvider services, DeferredLoggers loggers, ILogger<TrackerHostedService> logger) : IHostedLifecycleService
{
    /// <summary>
    /// With the tracker's own disposal, which takes up to <see cref="TrackerOptions.ShutdownTimeout"/>, a host stops within 8 seconds by
    /// default whatever a destination does. Container runtimes kill a process after 10.
    /// </summary>
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Kept from the start, because the services may be disposed before the host has stopped.</summary>
    private Tracker? _tracker;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _tracker = services.GetRequiredKeyedService<Tracker>(composition.Name);
        loggers.Resolve();
        foreach (var warning in composition.Warnings)
            LosesEvents(logger, composition.Name, warning);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Flushes for at most <see cref="FlushTimeout"/>, or for as long as the host allows. The disposal of the tracker goes on with what is
    /// left, and takes the events that other services emit while they are disposed.
    /// </summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_tracker is not { } tracker)
            return;

        try
        {
            var result = await tracker.FlushWithResultAsync(FlushTimeout, cancellationToken);
            if (!result.Succeeded)
                NotFlushed(logger, composition.Name, result.Pending, result.Dropped);
        }
        catch (OperationCanceledException)
        {
            FlushCanceled(logger, composition.Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The tracker \"{Tracker}\" could not be flushed before the host stopped: {Pending} events are pending, {Dropped} were lost")]
    private static partial void NotFlushed(ILogger logger, string tracker, long pending, long dropped);

    [LoggerMessage(2, LogLevel.Warning, "The tracker \"{Tracker}\" loses events: {Reason}")]
    private static partial void LosesEvents(ILogger logger, string tracker, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The host stopped before the tracker \"{Tracker}\" was flushed")]
    private static partial void FlushCanceled(ILogger logger, string tracker);
}
