using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore;

/// <summary>Settings of the context that is entered for each request.</summary>
public sealed class RequestContextOptions
{
    /// <summary>What the context says of the request; <see cref="RequestFields.Default"/> unless set.</summary>
    public RequestFields Fields { get; set; } = RequestFields.Default;

    /// <summary>The name of the context; <c>request</c> unless set.</summary>
    public string ContextName { get; set; } = "request";

    /// <summary>The name of the tracker whose context it is; the default tracker unless set.</summary>
    public string TrackerName { get; set; } = TrackerRegistry.DefaultName;

    /// <summary>
    /// Adds values of the application's own to the context of a request, before it is entered. What it throws fails the
    /// request.
    /// </summary>
    public Action<HttpContext, EventContext>? Enrich { get; set; }
}
