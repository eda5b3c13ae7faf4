using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore;

/// <summary>Options for the context that <c>UseEventTracking</c> enters for each request.</summary>
public sealed class RequestContextOptions
{
    /// <summary>The fields of the context. Default: <see cref="RequestFields.Default"/>.</summary>
    public RequestFields Fields { get; set; } = RequestFields.Default;

    /// <summary>The name of the context. Default: <c>request</c>.</summary>
    public string ContextName { get; set; } = "request";

    /// <summary>The name of the tracker whose events get the context. Default: the default tracker.</summary>
    public string TrackerName { get; set; } = TrackerRegistry.DefaultName;

    /// <summary>
    /// The maximum length of each header value in the context, in characters. Default: 512. A longer value is truncated and counted as
    /// <see cref="TrackingFailureKind.ValueTruncated"/>; no event is lost.
    /// </summary>
    public int MaxHeaderLength { get; set; } = 512;

    /// <summary>
    /// Whether <c>referer</c> keeps its query, fragment and user information, which may contain tokens and passwords. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool KeepFullReferer { get; set; }

    /// <summary>
    /// The type of the claim that <see cref="RequestFields.User"/> reads. Default: the first of <c>ClaimTypes.NameIdentifier</c>,
    /// <c>sub</c> and the name of the user.
    /// </summary>
    public string? UserIdClaim { get; set; }

    /// <summary>
    /// Adds values to the context of a request. Called at most once per request, on the thread that emits its first event; not called for
    /// requests without events, or if the first event is emitted after the request has ended. If it throws, the values added so far are
    /// kept, the failure is reported as <see cref="TrackingFailureKind.ContextFailed"/>, and the request continues.
    /// </summary>
    public Action<HttpContext, EventContext>? Enrich { get; set; }
}
