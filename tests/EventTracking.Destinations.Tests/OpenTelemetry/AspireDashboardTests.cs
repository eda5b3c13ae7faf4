using System.Globalization;
using System.Text.Json;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.OpenTelemetry;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

/// <summary>A real receiver, which shows nested values as text.</summary>
public sealed class AspireDashboardTests
{
    [Fact]
    public async Task The_dashboard_shows_events_as_log_records()
    {
        Assert.SkipUnless(AspireDashboard.Missing is null, AspireDashboard.Missing ?? "");
        await using var dashboard = await AspireDashboard.StartAsync();
        var destination = new OpenTelemetryDestination(new OpenTelemetryOptions
        {
            Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{dashboard.OtlpPort}")),
            ServiceName = "shop",
        });
        var data = JsonElement.Parse("""{"order_id":"A-1027","address":{"city":"Bern"}}""");
        var time = new DateTimeOffset(2026, 11, 23, 19, 29, 34, TimeSpan.Zero).AddMicroseconds(718_308);

        var delivery = await Delivery.OfAsync(destination, tracker =>
        {
            using (tracker.Context("request", new EventContext
            {
                ["user_id"] = 10938,
                ["trace_id"] = "4bf92f3577b34da6a3ce929d0e0e4736",
                ["span_id"] = "00f067aa0ba902b7",
            }))
            {
                tracker.Emit("com.example.order.placed", data, time);
            }

            for (var i = 0; i < 100; i++)
                tracker.Emit("com.example.page.viewed");
        });

        Assert.Equal(101, delivery.Account.Delivered);
        var records = await dashboard.LogRecordsAsync();
        Assert.Equal(101, records.Count);
        var record = records.Single(static one => one.GetProperty("eventName").GetString() == "com.example.order.placed");
        Assert.Equal("1795462174718308000", record.GetProperty("timeUnixNano").GetString());
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", record.GetProperty("traceId").GetString());
        Assert.Equal("00f067aa0ba902b7", record.GetProperty("spanId").GetString());
        Assert.Equal("10938", Attribute(record, "user_id"));
        var body = JsonElement.Parse(record.GetProperty("body").GetProperty("stringValue").GetString()!);
        Assert.True(JsonElement.DeepEquals(data, body), $"{body}");
    }

    private static string? Attribute(JsonElement record, string key) => record.GetProperty("attributes").EnumerateArray()
        .Single(one => one.GetProperty("key").GetString() == key).GetProperty("value").GetProperty("stringValue").GetString();
}
