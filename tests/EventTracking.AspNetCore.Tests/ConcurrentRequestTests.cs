using System.Globalization;
using Microsoft.AspNetCore.TestHost;

namespace EventTracking.AspNetCore.Tests;

public sealed class ConcurrentRequestTests
{
    private const int Requests = 10_000;

    [Fact]
    public async Task Concurrent_requests_do_not_share_contexts()
    {
        var running = 0;
        var allAreRunning = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await SomeSite.StartAsync(async (http, tracker) =>
        {
            if (Interlocked.Increment(ref running) == Requests)
                allAreRunning.SetResult();
            await allAreRunning.Task;
            await Task.Yield();
            tracker.Emit("com.example.page.viewed", new Dictionary<string, object?> { ["path"] = http.Request.Path.Value });
        });

        await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => site.Server.SendAsync(
            http => http.Request.Path = "/" + i.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken)));

        Assert.Equal(Requests, site.Collected.Events.Count);
        Assert.All(site.Collected.Events, static e => Assert.Equal(
            e.Data.GetProperty("path").GetString(), e.Context.GetProperty("path").GetString()));
        Assert.Empty(site.Tracker.ResolveContext());
    }
}
