using Microsoft.Extensions.Hosting;

namespace EventTracking.Redis.Handling;

/// <summary>
/// Runs a consumer in a host. It is created at the start, when the backends of the tracker exist and errors end the host.
/// </summary>
internal sealed class ConsumerService(Func<IConsumer> create) : BackgroundService
{
    private readonly CancellationTokenSource _aborted = new();
    private IConsumer? _consumer;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _consumer = create();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Waits for the event that is being handled; at the timeout of the host, its handler is canceled.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await _aborted.CancelAsync().ConfigureAwait(false);
    }

    public override void Dispose()
    {
        base.Dispose();
        _aborted.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => _consumer!.RunAsync(stoppingToken, _aborted.Token), CancellationToken.None);
}
