using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.Redis;

public sealed class RedisTests(RedisUnderTest destination) : DestinationTests(destination), IClassFixture<RedisUnderTest>;
