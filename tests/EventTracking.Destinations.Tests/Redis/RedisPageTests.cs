using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Redis;

namespace EventTracking.Destinations.Tests.Redis;

/// <summary>The section about Redis lists all options with their defaults.</summary>
public sealed class RedisPageTests
{
    [Fact]
    public void The_page_lists_the_options_with_their_defaults() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["ConnectionString"] = "required",
            ["ConnectionStringFile"] = "",
            ["Key"] = $"`{new RedisOptions().Key}`",
            ["MaxLength"] = "",
            ["ProducerId"] = "the machine's name",
            ["Batching"] = "",
        },
        DestinationsPage.Options("Redis"));
}
