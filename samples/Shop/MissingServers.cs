using System.Net.Sockets;

namespace Shop;

/// <summary>
/// Says at the start which servers do not answer and how to get them. The shop works without them: events wait in their spools.
/// </summary>
internal sealed partial class MissingServers(IConfiguration configuration, ILogger<MissingServers> logger) : BackgroundService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var server in configuration.GetSection("Servers").GetChildren())
        {
            if (Uri.TryCreate(server["Address"], UriKind.Absolute, out var address)
                && !await AnswersAsync(address, stoppingToken).ConfigureAwait(false))
            {
                LogMissing(logger, server.Key, address.Authority, server["Help"] ?? "");
            }
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(Limit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return stoppingToken.IsCancellationRequested;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Server} does not answer at {Address}. Events for it wait on disk. {Help}")]
    private static partial void LogMissing(ILogger logger, string server, string address, string help);
}
