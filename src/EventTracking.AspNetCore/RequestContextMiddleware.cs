using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore;

/// <summary>Enters the context of a request for as long as the request lasts, and exits it however the request ends.</summary>
internal sealed class RequestContextMiddleware(RequestDelegate next, Tracker tracker, RequestContextOptions options)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var context = new RequestContext(http, tracker, options);
        using (tracker.Context(options.ContextName, context.Create))
        {
            try
            {
                await next(http);
            }
            finally
            {
                context.End();
            }
        }
    }
}
