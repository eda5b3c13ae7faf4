using System.Globalization;
using System.IO.Compression;
using System.Text;
using EventTracking.Destinations.Tests.Conformance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.Servers;

/// <summary>An HTTP server in this process. It records each request, and answers as a script says.</summary>
public sealed class HttpReceiver : IHttpFaults, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ReceivedRequest> _received = [];
    private (int Status, IReadOnlyList<KeyValuePair<string, string>> Headers)? _fault;
    private WebApplication? _server;
    private int _requests;

    public int Port { get; } = ServerProcess.FreePort();

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Answers a request. One that it answers with success is recorded. Default: 200 without a body.</summary>
    public Func<ReceivedRequest, Answer> Script { get; set; } = static _ => new Answer();

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>The requests that were answered with success, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Received
    {
        get
        {
            lock (_gate)
                return [.. _received];
        }
    }

    public static async Task<HttpReceiver> StartNewAsync(Func<ReceivedRequest, Answer>? script = null)
    {
        var receiver = new HttpReceiver();
        receiver.Script = script ?? receiver.Script;
        await receiver.StartAsync();
        return receiver;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.ListenLocalhost(Port);
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.AddServerHeader = false;
        });
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        _server = builder.Build();
        _server.Run(HandleAsync);
        await _server.StartAsync();
    }

    /// <summary>Resets all connections. What was received is kept.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is not { } server)
            return;
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    public void AnswerWith(int status, params IReadOnlyList<KeyValuePair<string, string>> headers) => _fault = (status, headers);

    public void Recover() => _fault = null;

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var request = await ReadAsync(context.Request);
        var answer = _fault is { } fault ? new Answer(fault.Status) { Headers = fault.Headers } : Script(request);
        if (answer.Status is >= 200 and < 300)
        {
            lock (_gate)
                _received.Add(request);
        }

        if (answer.IsLost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.ContentType is not null)
            context.Response.ContentType = answer.ContentType;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task<ReceivedRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await using var content = request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        await content.CopyToAsync(body, request.HttpContext.RequestAborted);
        return new ReceivedRequest(
            request.Path + request.QueryString,
            request.Headers.ToDictionary(
                static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    /// <summary>An answer.</summary>
    /// <param name="Status">The status.</param>
    public sealed record Answer(int Status = 200)
    {
        public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

        public string? ContentType { get; init; }

        public byte[] Body { get; init; } = [];

        /// <summary>Whether the connection is reset instead.</summary>
        public bool IsLost { get; init; }

        public static Answer Json(int status, string body) =>
            new(status) { ContentType = "application/json", Body = Encoding.UTF8.GetBytes(body) };
    }
}

/// <summary>A request that <see cref="HttpReceiver"/> has received.</summary>
/// <param name="Path">The path and the query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body, decompressed.</param>
public sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
