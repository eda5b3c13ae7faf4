using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Tests;

/// <summary>Logger providers can depend on the tracker, although the tracker depends on logging.</summary>
public sealed class LoggerProviderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_logger_provider_can_depend_on_the_tracker(bool emitsInConstructor)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var created = 0;
        builder.Configuration["EventTracking:Backends:log:Type"] = "Logger";
        builder.AddEventTracking(static tracking => tracking
            .AddBackend("memory", new CollectingBackend())
            .AddBackend("broken", new DelegateBackend(static (in EventEnvelope _) => throw new IOException("broken"))));
        builder.Services.AddSingleton<ILoggerProvider>(services =>
        {
            created++;
            var tracker = services.GetRequiredService<Tracker>();
            return new EmittingLoggerProvider(tracker, emitsInConstructor);
        });

        using var host = await Task.Run(builder.Build, TestContext.Current.CancellationToken)
            .WaitAsync(Limit, TestContext.Current.CancellationToken);
        await host.StartAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        var tracker = host.Services.GetRequiredService<Tracker>();
        tracker.Emit("com.example.page.viewed");
        var memory = (CollectingBackend)tracker.GetBackend("memory");
        await host.StopAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Contains(memory.Events, static e => e.Name == "com.example.page.viewed");
        Assert.Contains(memory.Events, static e => e.Name == "com.example.log.warning");
        Assert.InRange(created, 1, emitsInConstructor ? 2 : 1);
    }

    [Fact]
    public async Task Lines_logged_while_a_tracker_is_created_are_written_when_the_host_has_started()
    {
        var log = new CollectingLoggerProvider();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerProvider>(log);
        builder.AddEventTracking(static tracking => tracking.AddBackend("eager", static services =>
        {
            services.GetRequiredService<Logging.DeferredLoggers>().Of("EventTracking.Eager").LogWarning("early");
            return new CollectingBackend();
        }));
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["early"], log.Lines);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Losses_are_still_logged_while_the_services_are_disposed()
    {
        var log = new CollectingLoggerProvider();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerProvider>(log);
        builder.AddEventTracking(static tracking => tracking.AddBackend("broken", new ThrowsWhenDisposed()));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);

        host.Dispose();

        Assert.Contains(log.Lines, static line => line.Contains("broken", StringComparison.Ordinal));
    }

    private sealed class ThrowsWhenDisposed : IEventBackend, IDisposable
    {
        public void Send(in EventEnvelope envelope)
        {
            // No event is emitted.
        }

        public void Dispose() => throw new IOException("broken");
    }

    private sealed class EmittingLoggerProvider : ILoggerProvider, ILogger
    {
        private readonly Tracker _tracker;

        public EmittingLoggerProvider(Tracker tracker, bool emitsInConstructor)
        {
            _tracker = tracker;
            if (emitsInConstructor)
                tracker.Emit("com.example.log.opened");
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
                _tracker.Emit("com.example.log.warning");
        }

        public void Dispose()
        {
            // Nothing to dispose.
        }
    }
}
