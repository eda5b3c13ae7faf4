using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Support;
using EventTracking.PostgreSql;

namespace EventTracking.Destinations.Tests.PostgreSql;

/// <summary>The row on the page about destinations is what <c>psql</c> shows.</summary>
public sealed class PostgreSqlRowTests(PostgreSqlUnderTest destination) : IClassFixture<PostgreSqlUnderTest>
{
    [Fact]
    public async Task The_page_shows_a_row_as_psql_does()
    {
        const string query = "SELECT timestamp, name, data, context FROM events;";
        Assert.SkipUnless(destination.Missing is null, destination.Missing ?? "");
        await destination.Server.ExecuteAsync("CREATE DATABASE shop");
        var options = new PostgreSqlOptions { ConnectionString = destination.Server.ConnectionString("shop"), CreateTable = true };

        await Delivery.OfAsync(new PostgreSqlDestination(options), static tracker =>
        {
            using var session = tracker.Context("session", new EventContext { ["user_id"] = 10938 });
            tracker.Emit(
                "org.edx.video.stop",
                new Dictionary<string, object?> { ["current_time"] = 86.75, ["duration"] = 195 },
                new DateTimeOffset(2026, 11, 23, 19, 29, 34, 718, 308, TimeSpan.Zero));
        });

        DestinationsPage.AssertShows($"shop=> {query}", await destination.Server.PsqlAsync(query, "shop"));
    }
}
