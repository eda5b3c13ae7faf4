using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EventTracking.AspNetCore;

/// <summary>Reads off a request what its context says.</summary>
internal static class RequestContext
{
    public static EventContext Of(HttpContext http, RequestFields fields)
    {
        var request = http.Request;
        var context = new EventContext();
        Add(RequestFields.Host, "host", request.Host.Value);
        Add(RequestFields.Path, "path", request.PathBase.Add(request.Path).Value);
        Add(RequestFields.Method, "method", request.Method);
        Add(RequestFields.Referer, "referer", request.Headers.Referer);
        Add(RequestFields.Agent, "agent", request.Headers.UserAgent);
        Add(RequestFields.AcceptLanguage, "accept_language", request.Headers.AcceptLanguage);
        Add(RequestFields.TraceId, "trace_id", Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier);
        Add(RequestFields.User, "user_id", UserId(http.User));
        Add(RequestFields.Ip, "ip", http.Connection.RemoteIpAddress?.ToString());

        // Asking a session for its id loads it from its store.
        if (fields.HasFlag(RequestFields.Session))
            Add(RequestFields.Session, "session", http.Features.Get<ISessionFeature>()?.Session.Id);
        return context;

        void Add(RequestFields field, string key, string? value)
        {
            if (fields.HasFlag(field) && !string.IsNullOrEmpty(value))
                context[key] = value;
        }
    }

    private static string? UserId(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } identity
        ? user.FindFirstValue(ClaimTypes.NameIdentifier) ?? identity.Name
        : null;
}
