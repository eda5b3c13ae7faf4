using System.Globalization;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.PostgreSql;

namespace EventTracking.Destinations.Tests.PostgreSql;

/// <summary>The section about PostgreSQL lists all options with their defaults.</summary>
public sealed class PostgreSqlPageTests
{
    [Fact]
    public void The_page_lists_the_options_with_their_defaults()
    {
        var defaults = new PostgreSqlOptions();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["ConnectionString"] = "required",
                ["ConnectionStringFile"] = "",
                ["Table"] = $"`{defaults.Table}`",
                ["CreateTable"] = $"`{defaults.CreateTable}`",
                ["PartitionBy"] = $"`{defaults.PartitionBy}`",
                ["PartitionsAhead"] = string.Create(CultureInfo.InvariantCulture, $"`{defaults.PartitionsAhead}`"),
                ["Batching"] = "",
            },
            DestinationsPage.Options("PostgreSQL"));
    }
}
