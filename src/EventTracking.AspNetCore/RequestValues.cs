using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace EventTracking.AspNetCore;

/// <summary>References to the parts of a request from which its context is created. Capturing them copies no text.</summary>
internal struct RequestValues
{
    private string? _pathBase;
    private string? _path;
    private string? _method;
    private StringValues _host;
    private StringValues _referer;
    private StringValues _agent;
    private StringValues _acceptLanguage;
    private Activity? _activity;
    private string? _traceIdentifier;
    private Endpoint? _endpoint;
    private ClaimsPrincipal? _user;
    private System.Net.IPAddress? _ip;

    /// <summary>Captures the parts that an exception handler or a rewriting middleware may change later.</summary>
    public static RequestValues AtStart(HttpContext http)
    {
        var request = http.Features.GetRequiredFeature<IHttpRequestFeature>();
        return new RequestValues { _pathBase = request.PathBase, _path = request.Path, _method = request.Method };
    }

    /// <summary>Captures the rest. Features are read directly: the caches of an <see cref="HttpContext"/> are not thread-safe.</summary>
    public void Capture(HttpContext http, Tracker tracker, RequestFields fields)
    {
        var features = http.Features;
        var headers = features.GetRequiredFeature<IHttpRequestFeature>().Headers;
        _host = headers.Host;
        _referer = headers.Referer;
        _agent = headers.UserAgent;
        _acceptLanguage = headers.AcceptLanguage;
        _activity = features.Get<IHttpActivityFeature>()?.Activity ?? Activity.Current;
        if (fields.HasFlag(RequestFields.TraceId) && W3CTraceId is null)
            _traceIdentifier = features.Get<IHttpRequestIdentifierFeature>()?.TraceIdentifier ?? HierarchicalRootId;
        if (fields.HasFlag(RequestFields.Route))
            _endpoint = features.Get<IEndpointFeature>()?.Endpoint;
        if (fields.HasFlag(RequestFields.User))
            _user = UserOf(features, tracker);
        if (fields.HasFlag(RequestFields.Ip))
            _ip = features.Get<IHttpConnectionFeature>()?.RemoteIpAddress;
    }

    /// <summary>Creates a context from the captured values.</summary>
    public readonly EventContext ToContext(Tracker tracker, RequestContextOptions options)
    {
        var context = new EventContext();
        var fields = options.Fields;
        var headers = new HeaderValues(context, tracker, options.MaxHeaderLength);
        if (fields.HasFlag(RequestFields.Host))
            headers.Add("host", _host);
        if (fields.HasFlag(RequestFields.Path))
            Add(context, "path", string.IsNullOrEmpty(_pathBase) ? _path : _pathBase + _path);
        if (fields.HasFlag(RequestFields.Route))
            Add(context, "route", (_endpoint as RouteEndpoint)?.RoutePattern.RawText);
        if (fields.HasFlag(RequestFields.Method))
            Add(context, "method", _method);
        if (fields.HasFlag(RequestFields.Referer))
            headers.Add("referer", options.KeepFullReferer ? _referer : RefererText.WithoutSecrets(_referer.ToString()));
        if (fields.HasFlag(RequestFields.Agent))
            headers.Add("agent", _agent);
        if (fields.HasFlag(RequestFields.AcceptLanguage))
            headers.Add("accept_language", _acceptLanguage);
        if (fields.HasFlag(RequestFields.TraceId))
            Add(context, "trace_id", W3CTraceId ?? _traceIdentifier);
        if (_user is not null)
            AddUser(context, _user, tracker, options);
        if (_ip is not null)
            Add(context, "ip", _ip.ToString());
        return context;
    }

    /// <summary>The ID shared by all activities of a trace in the hierarchical format, which preceded W3C.</summary>
    private readonly string? HierarchicalRootId => _activity is { IdFormat: ActivityIdFormat.Hierarchical } ? _activity.RootId : null;

    /// <summary>The W3C trace ID; for an activity in another format it would be all zeros.</summary>
    private readonly string? W3CTraceId =>
        _activity is { IdFormat: ActivityIdFormat.W3C, TraceId: var id } && id != default ? id.ToHexString() : null;

    private static ClaimsPrincipal? UserOf(IFeatureCollection features, Tracker tracker)
    {
        try
        {
            return features.Get<IHttpAuthenticationFeature>()?.User;
        }
        catch (Exception exception)
        {
            ReportUser(tracker, exception);
            return null;
        }
    }

    private static void AddUser(EventContext context, ClaimsPrincipal user, Tracker tracker, RequestContextOptions options)
    {
        try
        {
            Add(context, "user_id", UserId.Of(user, options.UserIdClaim));
        }
        catch (Exception exception)
        {
            ReportUser(tracker, exception);
        }
    }

    private static void ReportUser(Tracker tracker, Exception exception) =>
        tracker.ReportFailure(TrackingFailureKind.ContextFailed, "user_id", exception);

    private static void Add(EventContext context, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            context[key] = value;
    }
}
