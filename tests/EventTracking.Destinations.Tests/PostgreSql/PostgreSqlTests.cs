using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.PostgreSql;

public sealed class PostgreSqlTests(PostgreSqlUnderTest destination) : DestinationTests(destination), IClassFixture<PostgreSqlUnderTest>;
