using System.Text.Json;
using EventTracking.Destinations.Tests.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.Conformance;

public abstract partial class DestinationTests
{
    private const string BackendPath = "EventTracking:Backends:destination";

    [DestinationFact(35)]
    public async Task Every_invalid_option_is_an_error_with_its_path_and_the_remedy()
    {
        Assert.NotEmpty(destination.InvalidOptions);
        var target = await destination.CreateTargetAsync();
        Assert.All(destination.InvalidOptions, invalid =>
        {
            var options = new Dictionary<string, string>(destination.Configure(new DestinationSetup(target, destination.Port)));
            options.Remove(invalid.Key);
            if (invalid.Value is not null)
                options[invalid.Key] = invalid.Value;
            using var host = CreateHost(options, new CollectingLoggers());

            var exception = Assert.Throws<Hosting.EventTrackingConfigurationException>(host.Services.GetRequiredService<Tracker>);

            Assert.Equal($"{BackendPath}:{invalid.Error}", Assert.Single(exception.Errors));
        });
    }

    [DestinationFact(36)]
    public async Task Secrets_are_in_no_log_status_or_dead_letter()
    {
        Assert.NotEmpty(destination.Secrets);
        var loggers = new CollectingLoggers();
        var target = await destination.CreateTargetAsync();
        using var proxy = destination.CreateProxy();
        var texts = new List<string>();
        foreach (var isAuthorized in (bool[])[false, true])
        {
            using var host = CreateHost(
                destination.Configure(new DestinationSetup(target, proxy.Port) { IsAuthorized = isAuthorized }), loggers);
            await host.StartAsync(TestContext.Current.CancellationToken);
            var tracker = host.Services.GetRequiredService<Tracker>();
            if (isAuthorized)
                proxy.Set(Fault.Refuse);
            tracker.Emit("test.event");
            await WaitUntilAsync(() => tracker.BackendStatuses.Single().FailedRequests >= 2);
            texts.Add(string.Join('\n', tracker.BackendStatuses));
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        texts.AddRange(loggers.Lines);
        Assert.True(texts.Count > 2);
        Assert.All(destination.Secrets, secret => Assert.DoesNotContain(
            texts, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [DestinationFact(37)]
    public async Task A_native_program_delivers_an_event()
    {
        HostProgram.SkipUnlessNative();
        var target = await destination.CreateTargetAsync();
        using var program = new HostProgram(destination.Type, destination.Configure(new DestinationSetup(target, destination.Port)));

        await HostProgram.EndAsync(await program.StartNativeAsync(events: 1));

        Assert.Equal([0], await ReadNumbersAsync(target, 1));
    }

    [DestinationFact(38)]
    public async Task The_health_check_reports_an_outage()
    {
        var target = await destination.CreateTargetAsync();
        using var proxy = destination.CreateProxy();
        using var host = CreateHost(destination.Configure(new DestinationSetup(target, proxy.Port)), new CollectingLoggers());
        await host.StartAsync(TestContext.Current.CancellationToken);
        var tracker = host.Services.GetRequiredService<Tracker>();
        tracker.Emit("test.event");
        await tracker.FlushAsync(Pipeline.Limit, TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync());

        proxy.Set(Fault.Refuse);
        tracker.Emit("test.event");
        await WaitUntilAsync(() => tracker.BackendStatuses.Single().IsFailing);
        Assert.Equal(HealthStatus.Degraded, await CheckAsync());

        proxy.Set(Fault.None);
        await WaitUntilAsync(() => !tracker.BackendStatuses.Single().IsFailing);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync());
        await host.StopAsync(TestContext.Current.CancellationToken);

        async Task<HealthStatus> CheckAsync() => (await host.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken)).Status;
    }

    [DestinationFact(39)]
    public async Task The_settings_in_a_file_are_enough()
    {
        var target = await destination.CreateTargetAsync();
        using var program = new HostProgram(destination.Type, destination.Configure(new DestinationSetup(target, destination.Port)));

        await program.RunAsync(events: 10);

        Assert.Equal(Enumerable.Range(0, 10), (await ReadNumbersAsync(target, 10)).Order());
    }

    /// <summary>Another test compiles the code of the quick start.</summary>
    [DestinationFact(40)]
    public async Task The_settings_of_the_quick_start_work()
    {
        var target = await destination.CreateTargetAsync();
        var settings = DestinationsPage.QuickStart(destination.Type);
        foreach (var (shown, actual) in destination.QuickStartValues(new DestinationSetup(target, destination.Port)))
        {
            Assert.Contains(shown, settings, StringComparison.Ordinal);
            settings = settings.Replace(shown, JsonEncodedText.Encode(actual).ToString(), StringComparison.Ordinal);
        }

        using var program = new HostProgram(settings);
        await program.RunAsync(events: 10, backend: DestinationsPage.BackendOf(settings));

        Assert.Equal(Enumerable.Range(0, 10), (await ReadNumbersAsync(target, 10)).Order());
    }

    private IHost CreateHost(IReadOnlyDictionary<string, string> options, ILoggerProvider loggers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(
            options.Select(static option => KeyValuePair.Create($"{BackendPath}:{option.Key}", (string?)option.Value)))
        {
            [$"{BackendPath}:Type"] = destination.Type,
            [$"{BackendPath}:Batching:RetryDelay"] = "20ms",
            [$"{BackendPath}:Batching:MaxRetryDelay"] = "100ms",
            [$"{BackendPath}:Batching:BreakDuration"] = "500ms",
            ["EventTracking:ShutdownTimeout"] = "500ms",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(loggers);
        builder.Services.AddHealthChecks().AddEventTracking();
        builder.AddEventTracking(destination.Register);
        return builder.Build();
    }
}
