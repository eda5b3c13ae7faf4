using System.Globalization;
using System.Text;
using EventTracking.Inspector.Json;
using EventTracking.Inspector.Observing;
using Microsoft.AspNetCore.Http;

namespace EventTracking.Inspector.Endpoints;

/// <summary>
/// Events as JSON, oldest first, for tests. <c>name</c> selects one event name. <c>since</c> is the number of an event, as returned in
/// <c>next</c>: only later events are returned. <c>limit</c> is the maximum number of events, 1,000 unless given.
/// </summary>
internal static class EventsEndpoint
{
    private const int DefaultLimit = 1_000;

    public static Task WriteAsync(HttpContext context, InspectedTracker inspected)
    {
        var query = context.Request.Query;
        if (!TryReadNumber(query["since"], 0, out var since))
            return RejectAsync(context, "since", "the number of an event, as in \"next\"");
        if (!TryReadNumber(query["limit"], DefaultLimit, out var limit) || limit is 0 or > int.MaxValue)
            return RejectAsync(context, "limit", "a number of events, 1 or more");

        var name = (string?)query["name"];
        return JsonResponse.WriteAsync(context, writer =>
        {
            var page = inspected.Log.ReadFrom(since, int.MaxValue, long.MaxValue);
            var (next, written) = (page.First - 1, 0L);
            writer.WriteStartObject();
            writer.WriteString("run", inspected.Run);
            writer.WriteNumber("skipped", page.Skipped);
            writer.WriteStartArray("events");
            foreach (var observed in page.Events)
            {
                if (written == limit)
                    break;

                next++;
                if (name is not null && observed.Name != name)
                    continue;

                EventJson.WriteObject(writer, observed, next);
                written++;
            }

            writer.WriteEndArray();
            writer.WriteNumber("next", next);
            writer.WriteEndObject();
        });
    }

    private static bool TryReadNumber(string? text, long fallback, out long number)
    {
        number = fallback;
        return text is null || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static Task RejectAsync(HttpContext context, string parameter, string expected)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"The parameter '{parameter}' must be {expected}.", Encoding.UTF8, context.RequestAborted);
    }
}
