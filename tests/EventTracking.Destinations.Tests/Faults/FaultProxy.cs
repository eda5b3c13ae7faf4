using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EventTracking.Destinations.Tests.Faults;

/// <summary>A TCP proxy on the loopback interface that fails as networks and servers do. Its mode can change at any time.</summary>
public sealed class FaultProxy : IDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, byte> _connections = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly IPEndPoint _server;
    private TcpListener? _listener;
    private volatile Fault _fault;
    private int _lost;
    private int _requests;
    private int _accepted;

    /// <summary>Creates a proxy for a server.</summary>
    /// <param name="serverPort">The loopback port of the server.</param>
    /// <param name="fault">The first fault.</param>
    public FaultProxy(int serverPort, Fault fault = Fault.None)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
        Set(fault);
    }

    /// <summary>The port to connect to instead of the server's.</summary>
    public int Port { get; }

    /// <summary>The number of connections that were accepted.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>The number of answers that were withheld after the server had sent them.</summary>
    public int LostAnswers => Volatile.Read(ref _lost);

    /// <summary>
    /// The smallest number of bytes that the client sends between two answers for them to count as a request, so that the steps of opening
    /// a connection do not count.
    /// </summary>
    public int MinRequestBytes { get; init; } = 1_000;

    /// <summary>
    /// Every n-th answer to a request is withheld, and the connection is reset instead; 0 to lose none. The server has received the whole
    /// request, and answered it.
    /// </summary>
    public int LoseEveryNthAnswer { get; set; }

    /// <summary>
    /// Whether the server is a Kafka broker, whose responses contain the address for clients to connect to. The proxy replaces that address
    /// with its own.
    /// </summary>
    public bool IsKafka { get; init; }

    internal Fault Current => _fault;

    internal int ServerPort => _server.Port;

    /// <summary>Changes the fault, also for open connections.</summary>
    public void Set(Fault fault)
    {
        lock (_gate)
        {
            _fault = fault;
            if (fault is Fault.Refuse)
            {
                _listener?.Dispose();
                _listener = null;
            }
            else if (_listener is null)
            {
                Listen(Port);
            }
        }

        if (fault is Fault.Refuse or Fault.Reset)
            ResetAll();
    }

    /// <summary>Resets all open connections.</summary>
    public void ResetAll()
    {
        foreach (var connection in _connections.Keys)
            connection.Reset();
    }

    public void Dispose()
    {
        _end.Cancel();
        lock (_gate)
            _listener?.Dispose();
        ResetAll();
        _end.Dispose();
    }

    /// <summary>Returns whether to withhold the answer to a request.</summary>
    internal bool LosesAnswer(long requestBytes)
    {
        if (LoseEveryNthAnswer == 0 || requestBytes < MinRequestBytes || Interlocked.Increment(ref _requests) % LoseEveryNthAnswer != 0)
            return false;

        Interlocked.Increment(ref _lost);
        return true;
    }

    private void Listen(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        _listener.Start();
        _ = AcceptAsync(_listener, _end.Token);
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync(end);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException
                or InvalidOperationException)
            {
                return;
            }

            Interlocked.Increment(ref _accepted);
            var connection = new ProxiedConnection(this, client);
            _connections.TryAdd(connection, 0);
            _ = connection.RunAsync(_server, end).ContinueWith(
                _ => _connections.TryRemove(connection, out byte _),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
    }
}
