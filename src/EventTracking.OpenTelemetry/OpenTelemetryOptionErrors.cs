using EventTracking.Http.Requests;

namespace EventTracking.OpenTelemetry;

/// <summary>Finds the errors of <see cref="OpenTelemetryOptions"/>. Each is the text after "Expected".</summary>
internal static class OpenTelemetryOptionErrors
{
    private const int LeastRequestBytes = 1024;

    public static IReadOnlyList<KeyValuePair<string, string>> Of(OpenTelemetryOptions options)
    {
        var errors = new List<KeyValuePair<string, string>>();
        Add(nameof(options.Endpoint), OfEndpoint(options));
        if (options.Authorization is not null)
            Add(nameof(options.Authorization), RequestOptionErrors.OfHeaderValue(options.Authorization));
        foreach (var (name, value) in OpenTelemetryDestination.HeadersOf(options))
            Add(nameof(options.Headers), RequestOptionErrors.OfHeader(name, value));
        Add(nameof(options.ServiceName), options.ServiceName is "" ? "a name that is not empty" : null);
        Add(nameof(options.ServiceVersion), options.ServiceVersion is "" ? "a version that is not empty" : null);
        if (options.ResourceAttributes.Keys.Any(static name => name.Length == 0))
            Add(nameof(options.ResourceAttributes), "names that are not empty");
        if (options.MaxRequestBytes is < LeastRequestBytes or > OpenTelemetryOptions.DefaultMaxRequestBytes)
            Add(nameof(options.MaxRequestBytes), "a size from 1KiB to 64MiB");
        return errors;

        void Add(string option, string? error)
        {
            if (error is not null)
                errors.Add(new(option, error));
        }
    }

    private static string? OfEndpoint(OpenTelemetryOptions options)
    {
        var variable = OtlpEndpoint.VariableOf(options);
        if (variable is not null && OtlpEnvironment.Protocol is not "http/protobuf")
        {
            return $"the URL of a receiver of OTLP over HTTP, often with port 4318, because {variable} is for another protocol "
                + "(OTEL_EXPORTER_OTLP_PROTOCOL)";
        }

        return RequestOptionErrors.OfEndpoint(OtlpEndpoint.Of(options)) is { } error
            ? error + (variable is null ? "" : $" in {variable}")
            : null;
    }
}
