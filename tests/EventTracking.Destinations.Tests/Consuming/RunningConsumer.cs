using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A host with a consumer.</summary>
internal sealed class RunningConsumer : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _name;

    private RunningConsumer(IHost host, string name, CollectingLoggers loggers) =>
        (_host, _name, Counts, Loggers) = (host, name, new ConsumerCounts(name), loggers);

    public ConsumerCounts Counts { get; }

    public CollectingLoggers Loggers { get; }

    /// <summary>What the consumer has logged.</summary>
    public IReadOnlyList<string> Log =>
        [.. Loggers.Lines.Where(line => line.StartsWith($"The consumer \"{_name}\"", StringComparison.Ordinal))];

    public IServiceProvider Services => _host.Services;

    public ConsumerAccount Account => Services.GetRequiredKeyedService<IEventConsumer>(_name).Account;

    /// <summary>Returns the status of the health check, with its description unless it is healthy.</summary>
    public async Task<string> HealthAsync()
    {
        var report = await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        var check = Assert.Single(report.Entries).Value;
        return check.Status is HealthStatus.Healthy ? "Healthy" : $"{check.Status}: {check.Description}";
    }

    /// <summary>Starts a host.</summary>
    /// <param name="name">The name of the consumer.</param>
    /// <param name="add">Adds the consumer.</param>
    /// <param name="settings">The configuration.</param>
    public static async Task<RunningConsumer> StartAsync(
        string name, Action<IHostApplicationBuilder> add, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var loggers = new CollectingLoggers();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(loggers);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddHealthChecks().AddEventTracking();
        add(builder);
        var consumer = new RunningConsumer(builder.Build(), name, loggers);
        try
        {
            await consumer._host.StartAsync(TestContext.Current.CancellationToken);
            return consumer;
        }
        catch
        {
            consumer._host.Dispose();
            consumer.Counts.Dispose();
            throw;
        }
    }

    public Task StopAsync(TimeSpan? timeout = null) =>
        HostingAbstractionsHostExtensions.StopAsync(_host, timeout ?? TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
        Counts.Dispose();
    }
}
