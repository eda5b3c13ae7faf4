using System.Net;
using System.Net.Http.Json;
using EventTracking.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>Tests of the sample site in memory, with a recorded tracker.</summary>
[Collection(DefaultTrackerCollection.Name)]
public sealed class RecordedSiteTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    [Trait("Category", "Load")]
    public async Task Sites_started_one_after_another_record_their_own_events()
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

        var played = new { name = "org.edx.video.play", data = new { video_id = video, current_time = 1.5 } };
        using var response = await client.PostAsJsonAsync("/events", new { events = new[] { played } }, token);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var tracked = recorded.Single<global::CourseSite.VideoPlayed>();
        Assert.Equal((video, 1.5), (tracked.Event.VideoId, tracked.Event.CurrentTime));
        Assert.Equal("/events", tracked.Context["path"].GetString());
        recorded.AssertNone<global::CourseSite.VideoStopped>();
    }
}
