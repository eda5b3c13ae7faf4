using System.Net;
using System.Net.Sockets;
using System.Text;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Requests;

/// <summary>Requests to a site on loopback, one after the other on one connection, as clients send them.</summary>
internal sealed class SiteRequests : Variant
{
    private readonly WebApplication _site;
    private readonly Socket _client = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _request;
    private readonly byte[] _answer;

    /// <param name="name">The name in the table.</param>
    /// <param name="tracker">
    /// The tracker whose middleware runs, and that emits an event in each request; none for the bare endpoint.
    /// </param>
    public SiteRequests(string name, Tracker? tracker)
        : base(name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (tracker is not null)
            builder.Services.AddKeyedSingleton("default", tracker);
        _site = builder.Build();
        if (tracker is null)
            _site.Run(static _ => Task.CompletedTask);
        else
            _site.UseEventTracking().Run(context => Emit(tracker));
        _site.StartAsync().GetAwaiter().GetResult();

        var address = new Uri(_site.Urls.Single());
        _client.NoDelay = true;
        _client.Connect(IPAddress.Loopback, address.Port);
        _request = Encoding.ASCII.GetBytes(
            $"GET /courses/demo HTTP/1.1\r\nHost: {address.Authority}\r\nUser-Agent: benchmark\r\nAccept-Language: en\r\n\r\n");
        _answer = new byte[LengthOfAnAnswer()];
    }

    public override int WarmUpTimes => 100;

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _client.Send(_request);
            for (var read = 0; read < _answer.Length;)
                read += Read(_answer.AsSpan(read));
        }
    }

    public override void Dispose()
    {
        _client.Dispose();
        _site.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static Task Emit(Tracker tracker)
    {
        tracker.Emit(Some.Event);
        return Task.CompletedTask;
    }

    /// <summary>All answers have the same length: an empty body, and a date of fixed width.</summary>
    private int LengthOfAnAnswer()
    {
        _client.Send(_request);
        var answer = new byte[1024];
        var length = 0;
        while (!answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            length += Read(answer.AsSpan(length));
        return length;
    }

    private int Read(Span<byte> buffer)
    {
        var read = _client.Receive(buffer);
        return read > 0 ? read : throw new IOException("The site closed the connection.");
    }
}
