using System.Text.RegularExpressions;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.Redis;

namespace EventTracking.Destinations.Tests.Redis;

/// <summary>The entry on the page about destinations is what <c>redis-cli</c> shows.</summary>
public sealed partial class RedisEntryTests
{
    [Fact]
    public async Task The_page_shows_an_entry_as_redis_cli_does()
    {
        const string command = "XRANGE shop:events - + COUNT 1";
        Assert.SkipUnless(RedisServer.Missing is null, RedisServer.Missing ?? "");
        using var server = new RedisServer();
        await server.StartAsync();

        await StoppedVideo.EmitAsync(
            new RedisDestination(new RedisOptions { ConnectionString = server.ConnectionString(), Key = "shop:events" }));

        var output = await server.CliAsync(command.Split(' '));
        DestinationsPage.AssertShows(
            $"127.0.0.1:6379> {command}", EntryId().Replace(output, "1795462174812-0"));
    }

    [GeneratedRegex(@"\d{13}-\d+")]
    private static partial Regex EntryId();
}
