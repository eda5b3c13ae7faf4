using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

/// <summary>The section about HTTP lists all options with their defaults.</summary>
public sealed class HttpPageTests
{
    [Fact]
    public void The_page_lists_the_options_with_their_defaults()
    {
        var defaults = new HttpOptions();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Dialect"] = $"`{defaults.Dialect}`",
                ["Endpoint"] = "`https://api.segment.io/v1/batch`, `https://us.i.posthog.com/batch/`, "
                    + "`https://api2.amplitude.com/2/httpapi`; required for the other dialects",
                ["ApiKey"] = "required for services",
                ["ApiKeyFile"] = "",
                ["Headers"] = "",
                ["Gzip"] = $"`{defaults.Gzip}`",
                ["UserIdField"] = $"`{defaults.UserIdField}`",
                ["AnonymousIdField"] = "",
                ["Names"] = "",
                ["Source"] = "`/` and the name of the program",
                ["Batching"] = "",
            },
            DestinationsPage.Options("HTTP"));
    }
}
