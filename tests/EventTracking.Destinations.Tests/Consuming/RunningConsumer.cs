using EventTracking.Destinations.Tests.Conformance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A host with a consumer.</summary>
internal sealed class RunningConsumer : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningConsumer(IHost host, ConsumerCounts counts, CollectingLoggers loggers) =>
        (_host, Counts, Loggers) = (host, counts, loggers);

    public ConsumerCounts Counts { get; }

    public CollectingLoggers Loggers { get; }

    public IServiceProvider Services => _host.Services;

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
        add(builder);
        var consumer = new RunningConsumer(builder.Build(), new ConsumerCounts(name), loggers);
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
