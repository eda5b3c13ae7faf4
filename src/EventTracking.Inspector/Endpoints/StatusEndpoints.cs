using EventTracking.Inspector.Json;
using EventTracking.Inspector.Observing;
using Microsoft.AspNetCore.Http;

namespace EventTracking.Inspector.Endpoints;

/// <summary>The accounts, and the coverage of the declared events.</summary>
internal static class StatusEndpoints
{
    public static Task WriteAccountsAsync(HttpContext context, InspectedTracker inspected) =>
        JsonResponse.WriteAsync(context, writer => AccountsJson.Write(writer, inspected.Tracker));

    public static Task WriteCoverageAsync(HttpContext context, InspectedTracker inspected) =>
        JsonResponse.WriteAsync(context, writer => CoverageJson.Write(writer, inspected.Counts));
}
