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

        await StoppedVideo.EmitAsync(new PostgreSqlDestination(options));

        DestinationsPage.AssertShows($"shop=> {query}", await destination.Server.PsqlAsync(query, "shop"));
    }
}
