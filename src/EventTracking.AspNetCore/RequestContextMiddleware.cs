using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore;

/// <summary>Enters the context of a request for as long as the request lasts, and leaves it however the request ends.</summary>
internal sealed class RequestContextMiddleware(RequestDelegate next, Tracker tracker, RequestContextOptions options)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var context = RequestContext.Of(http, options.Fields);
        options.Enrich?.Invoke(http, context);
        using (tracker.Context(options.ContextName, context))
            await next(http);
    }
}
