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
        var context = new EventContext();
        Add(RequestFields.Host, "host", static http => http.Request.Host.Value);
        Add(RequestFields.Path, "path", static http => http.Request.PathBase.Add(http.Request.Path).Value);
        Add(RequestFields.Method, "method", static http => http.Request.Method);
        Add(RequestFields.Referer, "referer", static http => http.Request.Headers.Referer);
        Add(RequestFields.Agent, "agent", static http => http.Request.Headers.UserAgent);
        Add(RequestFields.AcceptLanguage, "accept_language", static http => http.Request.Headers.AcceptLanguage);
        Add(RequestFields.TraceId, "trace_id", static http => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier);
        Add(RequestFields.User, "user_id", static http => UserId(http.User));
        Add(RequestFields.Ip, "ip", static http => http.Connection.RemoteIpAddress?.ToString());
        Add(RequestFields.Session, "session", static http => http.Features.Get<ISessionFeature>()?.Session.Id);
        return context;

        // What is not asked for is not read: asking a session for its id, for one, loads it from its store.
        void Add(RequestFields field, string key, Func<HttpContext, string?> read)
        {
            if (fields.HasFlag(field) && read(http) is { Length: > 0 } value)
                context[key] = value;
        }
    }

    private static string? UserId(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } identity
        ? user.FindFirstValue(ClaimTypes.NameIdentifier) ?? identity.Name
        : null;
}
