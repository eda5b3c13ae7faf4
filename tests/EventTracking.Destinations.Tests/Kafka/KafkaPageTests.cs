using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Kafka;

namespace EventTracking.Destinations.Tests.Kafka;

/// <summary>The section about Kafka lists all options with their defaults.</summary>
public sealed class KafkaPageTests
{
    [Fact]
    public void The_page_lists_the_options_with_their_defaults() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["BootstrapServers"] = "required",
            ["Topic"] = $"`{new KafkaOptions().Topic}`",
            ["Format"] = $"`{new KafkaOptions().Format}`",
            ["KeyField"] = "",
            ["Source"] = "`/` and the program's name",
            ["Username"] = "",
            ["Password"] = "",
            ["PasswordFile"] = "",
            ["Client"] = "",
            ["Batching"] = "",
        },
        DestinationsPage.Options("Kafka"));
}
