using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>Names are case-insensitive, and are spelled as in the first configuration source.</summary>
public sealed class NameSpellingTests
{
    [Fact]
    public void A_later_source_in_upper_case_does_not_rename_a_backend()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EventTracking:Backends:tracking_logs:Type"] = "Routing",
            ["EventTracking:Backends:tracking_logs:Backends:audit:Type"] = "Logger",
            ["EventTracking:Processors:0:Type"] = "Sampling",
            ["EventTracking:Processors:0:Ratios:org.edx.video.stop"] = "0",
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["EVENTTRACKING:BACKENDS:TRACKING_LOGS:MAXFIELDS"] = "9",
            ["EVENTTRACKING:BACKENDS:TRACKING_LOGS:BACKENDS:AUDIT:LEVEL"] = "DEBUG",
            ["EVENTTRACKING:PROCESSORS:0:RATIOS:ORG.EDX.VIDEO.STOP"] = "1",
        });
        builder.AddEventTracking();
        using var host = builder.Build();

        var tracker = host.Services.GetRequiredService<Tracker>();
        new VideoStopped("v").Emit(tracker);

        Assert.Equal(["", "tracking_logs", "tracking_logs/audit"], tracker.Accounts.Select(static account => account.Path));
        Assert.Equal(0, tracker.GetAccount().Filtered);
        Assert.Equal(9, ((RoutingBackend)tracker.GetBackend("tracking_logs")).Limits.MaxFields);
    }

    [Fact]
    public void Backends_whose_names_differ_only_in_case_are_an_error() => Assert.Equal(
        ["EventTracking:Backends:File: the tracker already has a backend with this name. Rename one of them."],
        SomeConfiguration.Errors(
            """{ "EventTracking": { "Backends": { "File": { "Type": "Logger" } } } }""",
            static tracking => tracking.AddBackend("file", new CollectingBackend())));

    [Fact]
    public void Trackers_whose_names_differ_only_in_case_are_one_tracker()
    {
        using var services = new ServiceCollection()
            .AddEventTracking("Audit", static tracking => tracking.AddBackend("a", new CollectingBackend()))
            .AddEventTracking("audit", static tracking => tracking.AddBackend("b", new CollectingBackend()))
            .BuildServiceProvider();

        var tracker = services.GetRequiredKeyedService<Tracker>("Audit");

        Assert.Same(tracker, services.GetRequiredKeyedService<Tracker>("audit"));
        Assert.Equal(["a", "b"], tracker.Backends.Keys);
        Assert.Same(tracker, TrackerRegistry.Get("AUDIT"));
        Assert.Single(services.GetServices<IHostedService>());
    }
}
