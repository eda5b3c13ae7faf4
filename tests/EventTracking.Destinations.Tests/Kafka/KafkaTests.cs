using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.Kafka;

public sealed class KafkaTests(KafkaUnderTest destination) : DestinationTests(destination), IClassFixture<KafkaUnderTest>;
