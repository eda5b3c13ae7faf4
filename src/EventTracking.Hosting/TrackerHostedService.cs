using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting;

/// <summary>
/// Makes the tracker before any other service starts, so that an error in its configuration stops the host and no event comes too
/// early; and flushes it after every other service has stopped, so that their last events are among those flushed.
/// </summary>
internal sealed partial class TrackerHostedService(TrackerComposition composition, IServiceProvider services, ILogger<TrackerHostedService> logger)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredKeyedService<Tracker>(composition.Name);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Flushes for as long as the host allows; what is left then gets the few seconds of the tracker's own disposal.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await services.GetRequiredKeyedService<Tracker>(composition.Name).FlushAsync(Timeout.InfiniteTimeSpan, cancellationToken))
                NotFlushed(logger, composition.Name);
        }
        catch (OperationCanceledException)
        {
            NotFlushed(logger, composition.Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The tracker \"{Tracker}\" could not be flushed before the host stopped")]
    private static partial void NotFlushed(ILogger logger, string tracker);
}
