using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests;

public sealed class EnrichTypeTests
{
    [Fact]
    public void Configured_enrichers_add_constants_and_trace_IDs_to_every_event()
    {
        var collected = new CollectingBackend();
        using var services = SomeConfiguration.Services(
            """
            { "EventTracking": {
                "Processors": [ { "Type": "Enrich", "Key": "app_version", "Value": "1.2.3" }, { "Type": "EnrichWithTrace" } ],
                "Backends": { "all": { "Type": "Collecting" } } } }
            """,
            tracking => tracking.AddBackendType("Collecting", (_, _) => collected));
        using var activity = new System.Diagnostics.Activity("work").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();

        services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");

        Assert.Equal(
            $$"""{"app_version":"1.2.3","trace_id":"{{activity.TraceId}}","span_id":"{{activity.SpanId}}"}""",
            Assert.Single(collected.Events).Context.GetRawText());
    }
}
