using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

public sealed class OpenTelemetryTests(OpenTelemetryUnderTest destination)
    : DestinationTests(destination), IClassFixture<OpenTelemetryUnderTest>;
