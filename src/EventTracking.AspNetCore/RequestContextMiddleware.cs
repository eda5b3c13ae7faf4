using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore;

/// <summary>Enters the context of a request, and exits it when the request ends, even with an exception.</summary>
internal sealed class RequestContextMiddleware(RequestDelegate next, Tracker tracker, RequestContextOptions options)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var context = new RequestContext(http, tracker, options);
        using (tracker.Context(options.ContextName, context.Create))
        {
            try
            {
                await next(http).ConfigureAwait(false);
            }
            finally
            {
                context.End();
            }
        }
    }
}
