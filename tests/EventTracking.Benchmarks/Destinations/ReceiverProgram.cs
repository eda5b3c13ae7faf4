using System.Globalization;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>
/// An HTTP server that counts the lines, or the log records, of all requests. It runs in a process of its own, because the processor time
/// of the client's process is measured. A GET request returns the count, a DELETE request sets it to 0.
/// </summary>
internal static class ReceiverProgram
{
    /// <summary>The first argument of this program that starts the server; the second is the port.</summary>
    public const string Argument = "receiver";

    public static void Run(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
            options.Limits.MaxRequestBodySize = null;
        });
        var server = builder.Build();
        var count = 0L;
        server.Run(async context =>
        {
            switch (context.Request.Method)
            {
                case "GET":
                    await context.Response.WriteAsync(Volatile.Read(ref count).ToString(CultureInfo.InvariantCulture));
                    break;
                case "DELETE":
                    Volatile.Write(ref count, 0);
                    break;
                default:
                    Interlocked.Add(ref count, await CountAsync(context.Request));
                    break;
            }
        });
        server.Run();
    }

    private static async Task<long> CountAsync(HttpRequest request)
    {
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        await request.Body.CopyToAsync(body);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        return request.ContentType == "application/x-protobuf" ? CountLogRecords(bytes) : bytes.Span.Count((byte)'\n');
    }

    /// <summary>Counts the log records of an OTLP request: its resources contain scopes, which contain records.</summary>
    private static int CountLogRecords(ReadOnlyMemory<byte> request)
    {
        const int resource = 1, scope = 2, record = 2;
        return Messages(request, resource).SelectMany(static one => Messages(one, scope)).Sum(static one => Messages(one, record).Count);
    }

    /// <summary>Returns the messages in a field.</summary>
    private static List<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> message, int field)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        using var input = new CodedInputStream(message.ToArray());
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field)
                found.Add(input.ReadBytes().Memory);
            else
                input.SkipLastField();
        }

        return found;
    }
}
