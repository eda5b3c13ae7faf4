using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;

namespace EventTracking.Exporter.Program;

/// <summary>
/// Log records that the OTLP exporter of the OpenTelemetry SDK sends, with the settings that lose least: retries, which are experimental
/// and off by default, time for them, and a queue that holds everything the tests emit. Other settings have their defaults.
/// </summary>
internal sealed class SdkExporter : IDisposable
{
    /// <summary>The name of a record that <see cref="Flush"/> emits.</summary>
    public const string FlushRecord = "test.flush";

    private readonly ServiceProvider _services;

    /// <summary>Creates the exporter.</summary>
    /// <param name="endpoint">The URL of the receiver, with its path.</param>
    /// <param name="retryFolder">The folder for retries on disk, or <see langword="null"/> for retries in memory.</param>
    /// <param name="maxBatchCount">The maximum number of records in a request.</param>
    public SdkExporter(Uri endpoint, string? retryFolder, int maxBatchCount = 512)
    {
        var settings = new Dictionary<string, string?>
        {
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = retryFolder is null ? "in_memory" : "disk",
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_DISK_RETRY_DIRECTORY_PATH"] = retryFolder,
            ["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES"] = "true",
        };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging(logging => logging.AddOpenTelemetry(options =>
            {
                options.IncludeScopes = true;
                options.AddOtlpExporter((exporter, processor) =>
                {
                    exporter.Endpoint = endpoint;
                    exporter.TimeoutMilliseconds = 30_000;
                    exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                    processor.BatchExportProcessorOptions.MaxQueueSize = 100_000;
                    processor.BatchExportProcessorOptions.MaxExportBatchSize = maxBatchCount;
                });
            }))
            .BuildServiceProvider();
        Logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");
    }

    public ILogger Logger { get; }

    /// <summary>Emits a record whose attributes are <paramref name="fields"/>.</summary>
    public void Emit(string name, params IReadOnlyList<KeyValuePair<string, object?>> fields) =>
        Logger.Log(LogLevel.Information, new EventId(1, name), fields, exception: null, static (_, _) => "event");

    /// <summary>Emits numbered records.</summary>
    public void EmitMany(int count, int first = 0)
    {
        for (var i = first; i < first + count; i++)
            Emit("test.order.placed", new("number", i), new("text", "an order of the shop"));
    }

    /// <summary>
    /// Waits until every record was exported, stored for a retry or dropped. The flush of the SDK only waits until the last batch is taken
    /// from the queue; one more record is taken after the export of that batch has ended.
    /// </summary>
    public void Flush()
    {
        var provider = _services.GetRequiredService<LoggerProvider>();
        provider.ForceFlush();
        Emit(FlushRecord);
        provider.ForceFlush();
    }

    public void Dispose() => _services.Dispose();
}
