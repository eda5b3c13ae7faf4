using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EventTracking.Inspector.Endpoints;

/// <summary>Writes JSON as the response to a request.</summary>
internal static class JsonResponse
{
    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var body = context.Response.BodyWriter;
        using (var writer = new Utf8JsonWriter(body))
            write(writer);
        await body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
