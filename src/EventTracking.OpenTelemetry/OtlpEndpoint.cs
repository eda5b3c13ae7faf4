namespace EventTracking.OpenTelemetry;

/// <summary>Finds the URL to which logs are posted.</summary>
internal static class OtlpEndpoint
{
    private const string Path = "/v1/logs";

    private static readonly Uri Default = new($"http://localhost:4318{Path}");

    /// <summary>Returns the URL, which may be invalid.</summary>
    public static Uri Of(OpenTelemetryOptions options) =>
        options.Endpoint is { } endpoint ? WithPath(endpoint)
        : OtlpEnvironment.Read(OtlpEnvironment.LogsEndpoint) is { } logs ? new Uri(logs, UriKind.RelativeOrAbsolute)
        : OtlpEnvironment.Read(OtlpEnvironment.BaseEndpoint) is { } common ? WithPath(new Uri(common, UriKind.RelativeOrAbsolute))
        : Default;

    /// <summary>Returns the environment variable from which the URL is taken, if any.</summary>
    public static string? VariableOf(OpenTelemetryOptions options) =>
        options.Endpoint is not null ? null
        : OtlpEnvironment.Read(OtlpEnvironment.LogsEndpoint) is not null ? OtlpEnvironment.LogsEndpoint
        : OtlpEnvironment.Read(OtlpEnvironment.BaseEndpoint) is not null ? OtlpEnvironment.BaseEndpoint
        : null;

    private static Uri WithPath(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.AbsolutePath.EndsWith(Path, StringComparison.Ordinal))
            return endpoint;
        var builder = new UriBuilder(endpoint);
        builder.Path = builder.Path.TrimEnd('/') + Path;
        return builder.Uri;
    }
}
