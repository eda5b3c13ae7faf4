using System.Net;
using System.Net.Sockets;

namespace EventTracking.Destinations.Tests.Faults;

/// <summary>A connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, Socket client)
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private long _requestBytes;
    private volatile bool _isLost;

    public async Task RunAsync(IPEndPoint server, CancellationToken end)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(server, end);
            await Task.WhenAny(RequestsAsync(end), AnswersAsync(end)).Unwrap();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client sees a closed connection, as it would without a proxy.
        }
        finally
        {
            client.Dispose();
            _server.Dispose();
        }
    }

    /// <summary>Sends the client a reset. The server sees an orderly end, so it processes everything that it has received.</summary>
    public void Reset()
    {
        try
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            client.Close();
            _server.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }

    private async Task RequestsAsync(CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReceiveAsync(buffer, end) is var read and > 0)
        {
            if (proxy.Current is Fault.Hang)
                continue;
            if (proxy.Current is Fault.Reset)
            {
                Reset();
                return;
            }

            Interlocked.Add(ref _requestBytes, read);
            await SendAsync(_server, buffer.AsMemory(0, read), end);
        }
    }

    private async Task AnswersAsync(CancellationToken end)
    {
        var frames = proxy.IsKafka ? new KafkaFrames(_server, proxy) : null;
        var buffer = new byte[64 * 1024];
        while (await (frames?.ReceiveAsync(end) ?? ReceiveAsync(buffer, end)) is { Length: > 0 } answer)
        {
            if (_isLost || proxy.Current is Fault.HalfOpen or Fault.Hang)
                continue;

            if (proxy.LosesAnswer(Interlocked.Exchange(ref _requestBytes, 0)))
            {
                _isLost = true;
                Reset();
                continue;
            }

            switch (proxy.Current)
            {
                case Fault.Slow:
                    await SendSlowlyAsync(answer, end);
                    break;
                case Fault.Truncate:
                    await SendAsync(client, answer[..(answer.Length / 2)], end);
                    return;
                default:
                    await SendAsync(client, answer, end);
                    break;
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(byte[] buffer, CancellationToken end) =>
        buffer.AsMemory(0, await _server.ReceiveAsync(buffer, end));

    private async Task SendSlowlyAsync(ReadOnlyMemory<byte> bytes, CancellationToken end)
    {
        for (; bytes.Length > 0 && proxy.Current is Fault.Slow; bytes = bytes[1..])
        {
            await SendAsync(client, bytes[..1], end);
            await Task.Delay(TimeSpan.FromSeconds(1), end);
        }

        await SendAsync(client, bytes, end);
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken end)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, end)..];
    }
}
