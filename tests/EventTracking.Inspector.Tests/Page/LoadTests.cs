using System.Diagnostics;
using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>10,000 events per second: five seconds, or a minute in a long run.</summary>
[Trait("Category", "Load")]
[Collection(ProcessWideCollection.Name)]
public sealed class LoadTests(Chromium chromium)
{
    private const int EventsPerTick = 500;
    private const int TicksPerSecond = 20;

    private static readonly int Seconds = LongRun.Choose(5, 60);

    [Fact]
    public async Task The_page_can_be_used_and_memory_stays_bounded()
    {
        await using var site = await InspectedSite.StartAsync();
        await chromium.VisitAsync(site, async page =>
        {
            site.Tracker.Emit("warm-up");
            await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(1);
            var before = Heap.LiveBytes();
            await Task.Run(() => Emit(site.Tracker), TestContext.Current.CancellationToken);
            await page.FillAsync("#query", "video");
            await page.FillAsync("#query", "");

            Assert.InRange(await page.EvaluateAsync<int>("model.events.length"), 1_000, 2_001);
            Assert.InRange(await page.Locator("[role=option]").CountAsync(), 250, 300);
            Assert.InRange(await page.EvaluateAsync<long>("performance.memory.usedJSHeapSize"), 0, 200_000_000);
            await Assertions.Expect(page.Locator("#count")).ToContainTextAsync("skipped");
            Assert.InRange(Heap.LiveBytes() - before, long.MinValue, 20_000_000);
        });
    }

    private static void Emit(Tracker tracker)
    {
        var start = Stopwatch.GetTimestamp();
        for (var tick = 0; tick < Seconds * TicksPerSecond; tick++)
        {
            for (var i = 0; i < EventsPerTick; i++)
                tracker.EmitVideoStopped("i4x-edX-DemoX-video", tick);

            // The load is the test: it needs the time.
            while (Stopwatch.GetElapsedTime(start).TotalSeconds * TicksPerSecond < tick + 1)
                Thread.Yield();
        }
    }
}
