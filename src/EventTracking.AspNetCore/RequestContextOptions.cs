using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore;

/// <summary>Settings of the context that is entered for each request.</summary>
public sealed class RequestContextOptions
{
    /// <summary>The fields of the context; <see cref="RequestFields.Default"/> unless set.</summary>
    public RequestFields Fields { get; set; } = RequestFields.Default;

    /// <summary>The name of the context; <c>request</c> unless set.</summary>
    public string ContextName { get; set; } = "request";

    /// <summary>The name of the tracker whose context it is; the default tracker unless set.</summary>
    public string TrackerName { get; set; } = TrackerRegistry.DefaultName;

    /// <summary>
    /// The most characters of each header value in the context; 512 unless set. A longer value is truncated, and counted as
    /// <see cref="TrackingFailureKind.ValueTruncated"/>; no event is lost.
    /// </summary>
    public int MaxHeaderLength { get; set; } = 512;

    /// <summary>
    /// Whether <c>referer</c> keeps its query, fragment and user information, which may hold tokens and passwords; <see langword="false"/>
    /// unless set.
    /// </summary>
    public bool KeepFullReferer { get; set; }

    /// <summary>
    /// The type of the claim that <see cref="RequestFields.User"/> reads. Unless set: the first of <c>ClaimTypes.NameIdentifier</c>,
    /// <c>sub</c> and the name of the user.
    /// </summary>
    public string? UserIdClaim { get; set; }

    /// <summary>
    /// Adds values to the context of a request. Called on the thread that emits the first event of the request, at most once; not called for
    /// requests without events, nor if the first event is emitted after the request has ended. If it throws, the values that it has added
    /// stay, the failure is reported as <see cref="TrackingFailureKind.ContextFailed"/>, and the request continues.
    /// </summary>
    public Action<HttpContext, EventContext>? Enrich { get; set; }
}
