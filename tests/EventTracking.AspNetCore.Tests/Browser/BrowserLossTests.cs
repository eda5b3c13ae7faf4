using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore.Tests.Browser;

/// <summary>Events that do not arrive are counted and logged.</summary>
public sealed class BrowserLossTests
{
    [Fact]
    public async Task Rejected_events_and_those_that_pages_report_as_dropped_are_counted()
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        await using var site = await BrowserSite.StartAsync();
        using var listener = Listen(site, counts);

        using (await site.PostAsync(BrowserSite.Content($$"""{"dropped":3,"events":[{},{{BrowserSite.Viewed}},{}]}""")))
        using (await site.PostAsync(BrowserSite.Content("""{"dropped":9223372036854775807,"events":[]}""")))
        {
            Assert.Equal(2, counts["eventtracking.browser.rejected /events"]);
            Assert.Equal(1_000_003, counts["eventtracking.browser.dropped /events"]);
        }
    }

    [Fact]
    public async Task Losses_are_logged_at_most_once_in_ten_seconds()
    {
        var time = new ManualTime();
        await using var site = await BrowserSite.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));

        await site.AcceptAsync("{}");
        await site.AcceptAsync("{}", """{"name":"org.example.page.closed","data":{"number":"secret"}}""");
        time.Advance(TimeSpan.FromSeconds(10));
        using (await site.PostAsync(BrowserSite.Content("""{"dropped":4,"events":[]}""")))
        {
            Assert.Equal(
                [
                    "1 events from browsers were rejected and 0 reported as dropped at /events. "
                        + "The latest: \"\" expected an object with the name of an event.",
                    "2 events from browsers were rejected and 4 reported as dropped at /events.",
                ],
                site.Log.Entries.Select(static entry => entry.Text));
        }
    }

    [Fact]
    public async Task A_validator_that_throws_is_logged_at_most_once_in_ten_seconds()
    {
        var time = new ManualTime();
        await using var site = await BrowserSite.StartAsync(
            static browser => browser.Accept<PageViewed>(static _ => throw new InvalidOperationException("broken")),
            services => services.AddSingleton<TimeProvider>(time));

        await site.AcceptAsync(BrowserSite.Viewed, BrowserSite.Viewed);
        await site.AcceptAsync(BrowserSite.Viewed);
        time.Advance(TimeSpan.FromSeconds(10));
        await site.AcceptAsync(BrowserSite.Viewed);

        Assert.Equal(2, site.Log.Entries.Count(static entry => entry.Exception?.Message == "broken"));
    }

    private static MeterListener Listen(BrowserSite site, Dictionary<string, long> counts)
    {
        // The meters of other sites, in tests that run concurrently, have another factory.
        var factory = site.Server.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Meter.Name == "EventTracking.AspNetCore")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = $"{instrument.Name} {tags[0].Value}";
            counts[key] = counts.GetValueOrDefault(key) + value;
        });
        listener.Start();
        return listener;
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
