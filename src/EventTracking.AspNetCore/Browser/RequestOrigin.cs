using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore.Browser;

/// <summary>
/// Refuses requests that a browser sends for a page of another origin, because they carry the cookies of the user. The CORS policy of the
/// endpoint makes exceptions.
/// </summary>
internal static class RequestOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static async ValueTask<bool> IsAllowedAsync(HttpContext http) =>
        IsSameOrigin(http.Request) || await IsAllowedByCorsAsync(http).ConfigureAwait(false);

    /// <summary>Returns whether a page of this origin sent the request, or a program that is not a browser.</summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.TryGetValue(FetchSite, out var site))
            return site.ToString() is "same-origin" or "none";

        // Over plain HTTP, browsers omit Sec-Fetch-Site. They send Origin with every POST. The scheme is not compared: proxies change it.
        return headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static async ValueTask<bool> IsAllowedByCorsAsync(HttpContext http)
    {
        var services = http.RequestServices;
        return await PolicyAsync(http).ConfigureAwait(false) is { } policy
            && services.GetService<ICorsService>() is { } cors
            && cors.EvaluatePolicy(http, policy).IsOriginAllowed;
    }

    private static async ValueTask<CorsPolicy?> PolicyAsync(HttpContext http)
    {
        switch (http.GetEndpoint()?.Metadata.GetMetadata<ICorsMetadata>())
        {
            case ICorsPolicyMetadata metadata:
                return metadata.Policy;
            case IEnableCorsAttribute metadata:
                return http.RequestServices.GetService<ICorsPolicyProvider>() is { } policies
                    ? await policies.GetPolicyAsync(http, metadata.PolicyName).ConfigureAwait(false)
                    : null;
            default:
                return null;
        }
    }
}
