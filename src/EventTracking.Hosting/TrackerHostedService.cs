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

    /// <summary>Flushes for as long as the host allows. The tracker's own disposal then has its few seconds for the rest.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_tracker is not { } tracker)
            return;

        try
        {
            if (!await tracker.FlushAsync(Timeout.InfiniteTimeSpan, cancellationToken))
                NotFlushed(logger, composition.Name);
        }
        catch (OperationCanceledException)
        {
            NotFlushed(logger, composition.Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The tracker \"{Tracker}\" could not be flushed before the host stopped")]
    private static partial void NotFlushed(ILogger logger, string tracker);

    [LoggerMessage(2, LogLevel.Warning, "The tracker \"{Tracker}\" loses events: {Reason}")]
    private static partial void LosesEvents(ILogger logger, string tracker, string reason);
}
