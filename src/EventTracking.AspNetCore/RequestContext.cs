using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EventTracking.AspNetCore;

/// <summary>
/// Creates the context of one request when its first event needs it. The server reuses the <see cref="HttpContext"/> for other requests,
/// so it is not read after the request has ended: work that outlives the request gets the values captured at its end.
/// </summary>
internal sealed class RequestContext
{
    private readonly Tracker _tracker;
    private readonly RequestContextOptions _options;
    private RequestValues _values;
    private HttpContext? _http;

    public RequestContext(HttpContext http, Tracker tracker, RequestContextOptions options)
    {
        _tracker = tracker;
        _options = options;
        _http = http;
        _values = RequestValues.AtStart(http);
    }

    /// <summary>Creates the context; called at most once.</summary>
    public EventContext Create()
    {
        // While the lock is held, the request cannot end and its HttpContext cannot be reused.
        lock (this)
        {
            var http = _http;
            _http = null;
            if (http is not null)
                _values.Capture(http, _tracker, _options.Fields);

            var context = _values.ToContext(_tracker, _options);
            if (http is not null)
            {
                AddSession(context, http);
                CallEnrich(context, http);
            }

            return context;
        }
    }

    /// <summary>Ends the request: its <see cref="HttpContext"/> is not read afterwards.</summary>
    public void End()
    {
        lock (this)
        {
            if (_http is not { } http)
                return;

            _http = null;
            try
            {
                _values.Capture(http, _tracker, _options.Fields);
            }
            catch (Exception exception)
            {
                Report("request", exception);
            }
        }
    }

    private void AddSession(EventContext context, HttpContext http)
    {
        if (!_options.Fields.HasFlag(RequestFields.Session))
            return;

        try
        {
            if (http.Features.Get<ISessionFeature>()?.Session is { IsAvailable: true, Id: { Length: > 0 } id })
                context["session"] = id;
        }
        catch (Exception exception)
        {
            Report("session", exception);
        }
    }

    private void CallEnrich(EventContext context, HttpContext http)
    {
        try
        {
            _options.Enrich?.Invoke(http, context);
        }
        catch (Exception exception)
        {
            Report(nameof(_options.Enrich), exception);
        }
    }

    /// <summary>Reports an exception of the application, its session store or its authentication: it must not fail the request.</summary>
    private void Report(string source, Exception exception) =>
        _tracker.ReportFailure(TrackingFailureKind.ContextFailed, source, exception);
}
