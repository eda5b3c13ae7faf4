using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

public sealed class NdjsonTests(NdjsonUnderTest destination) : DestinationTests(destination), IClassFixture<NdjsonUnderTest>;

public sealed class NdjsonUnderTest : HttpUnderTest
{
    protected override HttpDialect Dialect => HttpDialect.Ndjson;

    protected override IEnumerable<Arrived> Read(ReceivedRequest request)
    {
        foreach (var line in request.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var read = JsonElement.Parse(line);
            yield return new Arrived(
                read.GetProperty("id").GetGuid(), read.GetProperty("name").GetString()!, read.GetProperty("timestamp").GetDateTimeOffset(),
                Raw(read, "data"), Raw(read, "context"), read.TryGetProperty("version", out var version) ? version.GetInt32() : 0);
        }
    }
}
