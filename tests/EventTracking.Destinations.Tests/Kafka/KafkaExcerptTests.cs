using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.Kafka;

namespace EventTracking.Destinations.Tests.Kafka;

/// <summary>The message on the page about destinations is what <c>kcat</c> shows, with a line break in its headers.</summary>
public sealed class KafkaExcerptTests : KafkaClusterFixture
{
    private const string LineBreak = "\n         ";

    [Fact]
    public async Task The_page_shows_a_message_as_kcat_does()
    {
        const string format = @"Headers: %h\nKey: %k\nValue: %s\n";
        using (var destination = new KafkaDestination(new KafkaOptions
        {
            BootstrapServers = Cluster.Address,
            Topic = "shop.events",
            KeyField = "context.user_id",
            Source = "/shop",
        }))
        {
            await StoppedVideo.EmitAsync(destination);
        }

        var output = await Cluster.KcatAsync("-C", "-t", "shop.events", "-e", "-q", "-f", format);
        output = output.Replace(",ce_type=", $",{LineBreak}ce_type=", StringComparison.Ordinal)
            .Replace(",ce_eventcontext=", $",{LineBreak}ce_eventcontext=", StringComparison.Ordinal);
        DestinationsPage.AssertShows($"$ kcat -C -b localhost:9092 -t shop.events -e -q -f '{format}'", output);
    }
}
