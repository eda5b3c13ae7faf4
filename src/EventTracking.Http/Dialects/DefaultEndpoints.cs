namespace EventTracking.Http.Dialects;

/// <summary>The public endpoints of the vendors.</summary>
internal static class DefaultEndpoints
{
    /// <returns>The URL; <see langword="null"/> if the user must set it.</returns>
    public static Uri? Of(HttpDialect dialect) => dialect switch
    {
        HttpDialect.Segment => new Uri("https://api.segment.io/v1/batch"),
        HttpDialect.PostHog => new Uri("https://us.i.posthog.com/batch/"),
        HttpDialect.Amplitude => new Uri("https://api2.amplitude.com/2/httpapi"),
        _ => null,
    };

    /// <summary>Returns whether the dialect is that of an analytics service, which needs a key and user ids.</summary>
    public static bool IsVendor(this HttpOptions options) => options.Dialect is not (HttpDialect.Ndjson or HttpDialect.CloudEvents);
}
