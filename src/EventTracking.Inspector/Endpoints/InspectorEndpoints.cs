using EventTracking.Inspector.Observing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EventTracking.Inspector.Endpoints;

/// <summary>The endpoints of the inspector.</summary>
internal static class InspectorEndpoints
{
    /// <summary>The browser loads only the page's own script and style, and sends requests only to its own site.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder group, InspectedTracker inspected)
    {
        Get(group, "", InspectorPage.WriteHtmlAsync);
        Get(group, "/inspector.js", InspectorPage.WriteScriptAsync);
        Get(group, "/inspector.css", InspectorPage.WriteStyleAsync);
        Get(group, "/api/events", context => EventsEndpoint.WriteAsync(context, inspected));
        Get(group, "/api/stream", context => StreamEndpoint.WriteAsync(context, inspected));
        Get(group, "/api/coverage", context => StatusEndpoints.WriteCoverageAsync(context, inspected));
        Get(group, "/api/accounts", context => StatusEndpoints.WriteAccountsAsync(context, inspected));
    }

    private static void Get(IEndpointRouteBuilder group, string pattern, RequestDelegate handle) =>
        group.MapGet(pattern, context =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return handle(context);
        });
}
