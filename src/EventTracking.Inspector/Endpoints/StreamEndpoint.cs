using System.Buffers;
using System.Globalization;
using System.Text.Json;
using EventTracking.Inspector.Json;
using EventTracking.Inspector.Observing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EventTracking.Inspector.Endpoints;

/// <summary>
/// New events as Server-Sent Events. A message holds the events of a tenth of a second, so that a page keeps up with any rate. A client
/// that is too slow, or a rate that is too high, skips events: nothing is stored for a client.
/// </summary>
internal static class StreamEndpoint
{
    private const int MaxEvents = 500;
    private const int MaxBytes = 512 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>After this many intervals without an event, a comment is sent: proxies do not close the connection as idle.</summary>
    private const int SilentIntervals = 100;

    public static async Task WriteAsync(HttpContext context, InspectedTracker inspected)
    {
        context.Response.ContentType = "text/event-stream";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, inspected.Stopping);
        try
        {
            await context.Response.WriteAsync("retry: 1000\n\n", ending.Token).ConfigureAwait(false);
            await SendAsync(context, inspected, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client is gone, or the application stops.
        }
    }

    private static async Task SendAsync(HttpContext context, InspectedTracker inspected, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, inspected.Time);
        var last = PositionOf(context.Request.Headers["Last-Event-ID"], inspected.Run);
        var message = new ArrayBufferWriter<byte>();
        var silent = 0;
        do
        {
            var page = inspected.Log.ReadNewest(last, MaxEvents, MaxBytes);
            if (page.Events.Length == 0 && silent++ < SilentIntervals)
                continue;

            silent = 0;
            last = page.Last;
            message.ResetWrittenCount();
            Write(message, page, inspected.Run);
            await context.Response.BodyWriter.WriteAsync(message.WrittenMemory, cancellation).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }

    private static void Write(ArrayBufferWriter<byte> message, EventPage page, string run)
    {
        if (page.Events.Length == 0)
        {
            message.Write(": no events\n\n"u8);
            return;
        }

        Span<byte> id = stackalloc byte[64];
        System.Text.Unicode.Utf8.TryWrite(id, CultureInfo.InvariantCulture, $"id: {run}-{page.Last}\ndata: ", out var written);
        message.Write(id[..written]);

        // The writer escapes line breaks, so that the data is one line.
        using (var writer = new Utf8JsonWriter(message))
        {
            writer.WriteStartObject();
            writer.WriteString("run", run);
            writer.WriteNumber("skipped", page.Skipped);
            writer.WriteStartArray("events");
            for (var i = 0; i < page.Events.Length; i++)
                EventJson.WriteText(writer, page.Events[i], page.First + i);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        message.Write("\n\n"u8);
    }

    /// <summary>Returns the number of the last event that a client has: 0 if it has none of this run of the program.</summary>
    private static long PositionOf(string? lastEventId, string run) =>
        lastEventId is not null
            && lastEventId.StartsWith($"{run}-", StringComparison.Ordinal)
            && long.TryParse(lastEventId.AsSpan(run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
