using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.OpenTelemetry;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

/// <summary>The environment variables that OpenTelemetry defines.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class EnvironmentTests : IAsyncLifetime
{
    private readonly HttpReceiver _receiver = new();
    private readonly List<string> _variables = [];

    public async ValueTask InitializeAsync() => await _receiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _variables.ForEach(static variable => Environment.SetEnvironmentVariable(variable, null));
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Options_that_are_not_set_are_taken_from_the_environment()
    {
        Set("OTEL_EXPORTER_OTLP_ENDPOINT", $"{_receiver.Url}/base/");
        Set("OTEL_EXPORTER_OTLP_HEADERS", "x-token=a%20b,x-other=c");
        Set("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
        Set("OTEL_SERVICE_NAME", "shop");
        Set("OTEL_RESOURCE_ATTRIBUTES", "service.name=other,region=eu%2Fwest");

        await SendAsync(new OpenTelemetryOptions());

        var request = Assert.Single(_receiver.Received);
        Assert.Equal("/base/v1/logs", request.Path);
        Assert.Equal(("a b", "c", "gzip"), (request.Headers["x-token"], request.Headers["x-other"], request.Headers["Content-Encoding"]));
        var resource = Assert.Single(ExportLogsServiceRequest.Parser.ParseFrom(request.Body).ResourceLogs).Resource;
        Assert.Equal(
            ["service.name=shop", "region=eu/west"], resource.Attributes.Select(static one => $"{one.Key}={one.Value.StringValue}"));
    }

    [Fact]
    public async Task Variables_for_logs_override_those_for_all_signals()
    {
        Set("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
        Set("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", $"{_receiver.Url}/exact");
        Set("OTEL_EXPORTER_OTLP_HEADERS", "x-token=all");
        Set("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "x-token=logs");

        await SendAsync(new OpenTelemetryOptions());

        var request = Assert.Single(_receiver.Received);
        Assert.Equal(("/exact", "logs"), (request.Path, request.Headers["x-token"]));
    }

    [Fact]
    public async Task Options_override_the_environment()
    {
        Set("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
        Set("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        Set("OTEL_EXPORTER_OTLP_HEADERS", "x-token=environment");
        Set("OTEL_SERVICE_NAME", "environment");

        await SendAsync(new OpenTelemetryOptions
        {
            Endpoint = new Uri(_receiver.Url),
            Headers = new Dictionary<string, string> { ["x-token"] = "option" },
            ServiceName = "option",
        });

        var request = Assert.Single(_receiver.Received);
        Assert.Equal("option", request.Headers["x-token"]);
        var resource = Assert.Single(ExportLogsServiceRequest.Parser.ParseFrom(request.Body).ResourceLogs).Resource;
        Assert.Equal("option", Assert.Single(resource.Attributes).Value.StringValue);
    }

    [Fact]
    public void An_endpoint_for_gRPC_is_an_error()
    {
        Set("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317");
        Set("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

        var exception = Assert.Throws<ArgumentException>(static () => new OpenTelemetryDestination(new OpenTelemetryOptions()));

        Assert.StartsWith(
            "Endpoint: expected the URL of a receiver of OTLP over HTTP, often with port 4318, because OTEL_EXPORTER_OTLP_ENDPOINT is for "
            + "another protocol (OTEL_EXPORTER_OTLP_PROTOCOL).",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_variable_is_named()
    {
        Set("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318");
        Set("OTEL_EXPORTER_OTLP_HEADERS", "bad%20name=secret");

        var errors = new OpenTelemetryOptions().Validate();

        Assert.Equal(
            [
                "Endpoint: a URL that starts with http:// or https:// in OTEL_EXPORTER_OTLP_ENDPOINT",
                "Headers: header names of letters, digits and hyphens, but found 'bad name'",
            ],
            errors.Select(static error => $"{error.Key}: {error.Value}"));
    }

    private static Task SendAsync(OpenTelemetryOptions options) =>
        Delivery.OfAsync(new OpenTelemetryDestination(options), static tracker => tracker.Emit("order"));

    private void Set(string variable, string value)
    {
        _variables.Add(variable);
        Environment.SetEnvironmentVariable(variable, value);
    }
}
