using System.Globalization;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.OpenTelemetry;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

/// <summary>The section about OpenTelemetry lists all options with their defaults.</summary>
public sealed class OpenTelemetryPageTests
{
    [Fact]
    public void The_page_lists_the_options_with_their_defaults() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["Endpoint"] = "`OTEL_EXPORTER_OTLP_LOGS_ENDPOINT` as it is, `OTEL_EXPORTER_OTLP_ENDPOINT` as a base URL, or "
                + "`http://localhost:4318`",
            ["Authorization"] = "",
            ["AuthorizationFile"] = "",
            ["Headers"] = "`OTEL_EXPORTER_OTLP_LOGS_HEADERS` or `OTEL_EXPORTER_OTLP_HEADERS`",
            ["Gzip"] = "whether `OTEL_EXPORTER_OTLP_LOGS_COMPRESSION` or `OTEL_EXPORTER_OTLP_COMPRESSION` is `gzip`",
            ["ServiceName"] = "`OTEL_SERVICE_NAME`, or `unknown_service:` and the name of the program",
            ["ServiceVersion"] = "",
            ["ResourceAttributes"] = "",
            ["MaxRequestBytes"] = new OpenTelemetryOptions().MaxRequestBytes.ToString(CultureInfo.InvariantCulture),
            ["Batching"] = "",
        },
        DestinationsPage.Options("OpenTelemetry"));
}
