using System.Globalization;
using Microsoft.AspNetCore.TestHost;

namespace EventTracking.AspNetCore.Tests;

public sealed class ConcurrentRequestTests
{
    private const int Requests = 10_000;

    [Fact]
    public async Task Of_ten_thousand_requests_at_once_none_carries_the_context_of_another()
    {
        var inside = 0;
        var allAreInside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await SomeSite.StartAsync(async (http, tracker) =>
        {
            if (Interlocked.Increment(ref inside) == Requests)
                allAreInside.SetResult();
            await allAreInside.Task;
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
