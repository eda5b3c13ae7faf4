using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using Serilog.Core;
using Serilog.Events;

namespace EventTracking.Hosting.Tests;

/// <summary>Common logging libraries find the fields of events that a <see cref="LoggerBackend"/> logs as structured records.</summary>
public sealed class StructuredLogTests
{
    private const string Name = "com.example.page.viewed";

    [Fact]
    public async Task Serilog_finds_the_fields()
    {
        var sink = new Sink();
        using var serilog = new Serilog.LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();

        await EmitAsync(logging => logging.AddProvider(new Serilog.Extensions.Logging.SerilogLoggerProvider(serilog)));

        var logged = Assert.Single(sink.Events, static e => e.MessageTemplate.Text == Name);
        Assert.Equal("/home", Scalar("path"));
        Assert.Equal(3L, Scalar("views"));
        Assert.Equal(10938L, Scalar("context.user_id"));
        Assert.Equal("""["a","b"]""", Scalar("tags"));

        object? Scalar(string key) => Assert.IsType<ScalarValue>(logged.Properties[key]).Value;
    }

    [Fact]
    public async Task OpenTelemetry_finds_the_fields_and_the_name_of_the_event()
    {
        var exported = new List<LogRecord>();

        await EmitAsync(logging => logging.AddOpenTelemetry(options => options.AddInMemoryExporter(exported)));

        var record = Assert.Single(exported, static record => record.EventId.Name == Name);
        var attributes = record.Attributes!.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        Assert.Equal(("/home", 3L, 10938L), (attributes["path"], attributes["views"], attributes["context.user_id"]));
        Assert.Equal(Name, record.Body);
    }

    [Fact]
    public async Task The_formatter_of_the_JSON_console_finds_the_fields()
    {
        var provider = new JsonConsoleProvider();

        await EmitAsync(logging => logging.AddProvider(provider));

        var line = Assert.Single(provider.Lines, static line => line.Contains(Name, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(line);
        var state = json.RootElement.GetProperty("State");
        Assert.Equal("/home", state.GetProperty("path").GetString());
        Assert.Equal(3, state.GetProperty("views").GetInt32());
        Assert.Equal(10938, state.GetProperty("context.user_id").GetInt32());
        Assert.StartsWith($"{Name} path=/home, views=3", json.RootElement.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    private static async Task EmitAsync(Action<ILoggingBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Logging);
        builder.Configuration["EventTracking:Backends:log:Type"] = "Logger";
        builder.Configuration["EventTracking:Backends:log:Format"] = "Structured";
        builder.AddEventTracking();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var tracker = host.Services.GetRequiredService<Tracker>();
        using (tracker.Context("session", new EventContext { ["user_id"] = 10938 }))
        {
            tracker.Emit(Name, new Dictionary<string, object?> { ["path"] = "/home", ["views"] = 3, ["tags"] = new[] { "a", "b" } });
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Sink : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            lock (Events)
                Events.Add(logEvent);
        }
    }

    /// <summary>The real formatter, without the console that all tests share.</summary>
    private sealed class JsonConsoleProvider : ILoggerProvider
    {
        private readonly ConsoleFormatter _formatter;

        public JsonConsoleProvider()
        {
            using var services = new ServiceCollection().AddLogging(static logging => logging.AddJsonConsole()).BuildServiceProvider();
            _formatter = services.GetServices<ConsoleFormatter>().Single(static f => f.Name == ConsoleFormatterNames.Json);
        }

        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
            // The lines remain available.
        }

        private sealed class Logger(JsonConsoleProvider provider, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                using var text = new StringWriter();
                var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
                provider._formatter.Write(in entry, null, text);
                lock (provider.Lines)
                    provider.Lines.Add(text.ToString());
            }
        }
    }
}
