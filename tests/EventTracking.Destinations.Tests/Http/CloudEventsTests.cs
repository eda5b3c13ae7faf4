using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

public sealed class CloudEventsTests(CloudEventsUnderTest destination) : DestinationTests(destination), IClassFixture<CloudEventsUnderTest>;

public sealed class CloudEventsUnderTest : HttpUnderTest
{
    protected override HttpDialect Dialect => HttpDialect.CloudEvents;

    protected override IEnumerable<Arrived> Read(ReceivedRequest request)
    {
        Assert.Equal("application/cloudevents-batch+json", request.Headers["Content-Type"]);
        foreach (var read in JsonElement.Parse(request.Body).EnumerateArray())
        {
            Assert.Equal("1.0", read.GetProperty("specversion").GetString());
            Assert.NotEqual("", read.GetProperty("source").GetString());
            yield return new Arrived(
                read.GetProperty("id").GetGuid(), read.GetProperty("type").GetString()!, read.GetProperty("time").GetDateTimeOffset(),
                Raw(read, "data"), read.GetProperty("eventcontext").GetString()!,
                read.TryGetProperty("eventversion", out var version) ? version.GetInt32() : 0);
        }
    }
}
