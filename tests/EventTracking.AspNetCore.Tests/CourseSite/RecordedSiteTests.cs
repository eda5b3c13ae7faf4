using System.Net;
using System.Net.Http.Json;
using EventTracking.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>The site in memory, as the tests of an application run it.</summary>
[Collection(DefaultTrackerCollection.Name)]
public sealed class RecordedSiteTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    [Trait("Category", "Load")]
    public async Task Two_hundred_sites_one_after_the_other_start_record_and_stop()
    {
        for (var run = 0; run < LongRun.Choose(quick: 20, full: 200, @long: 2_000); run++)
            await RunOnceAsync($"video-{run}").WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    private static async Task RunOnceAsync(string video)
    {
        var token = TestContext.Current.CancellationToken;
        await using var site = new WebApplicationFactory<Program>()
            .WithWebHostBuilder(static builder => builder.ConfigureTestServices(static services => services.AddRecordedTracker()));
        using var client = site.CreateClient();
        var recorded = site.Services.GetRequiredService<RecordedTracker>();

        using var response = await client.PostAsJsonAsync("/player", new { action = "play", videoId = video, currentTime = 1.5, duration = 195 }, token);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var played = recorded.Single<global::CourseSite.VideoPlayed>();
        Assert.Equal((video, 1.5), (played.Event.VideoId, played.Event.CurrentTime));
        Assert.Equal("/player", played.Context["path"].GetString());
        recorded.AssertNone<global::CourseSite.VideoStopped>();
    }
}
