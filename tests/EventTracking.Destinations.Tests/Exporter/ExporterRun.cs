using System.Diagnostics;
using System.Globalization;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Faults;
using EventTracking.Destinations.Tests.OpenTelemetry;
using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Exporter.Program;

namespace EventTracking.Destinations.Tests.Exporter;

/// <summary>An exporter of the OpenTelemetry SDK with its own proxy and receiver.</summary>
internal sealed class ExporterRun : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpReceiver _receiver;
    private readonly Lazy<SdkExporter> _exporter;

    private ExporterRun(HttpReceiver receiver, bool retriesOnDisk, int loseEveryNthAnswer, int maxBatchCount)
    {
        _receiver = receiver;
        Proxy = new FaultProxy(receiver.Port) { LoseEveryNthAnswer = loseEveryNthAnswer };
        Endpoint = new Uri($"http://127.0.0.1:{Proxy.Port}/v1/logs");
        RetryFolder = retriesOnDisk ? _folder.PathOf("retries") : null;
        _exporter = new Lazy<SdkExporter>(() => new SdkExporter(Endpoint, RetryFolder, maxBatchCount));
    }

    public Uri Endpoint { get; }

    public string? RetryFolder { get; }

    public HttpReceiver Receiver => _receiver;

    public FaultProxy Proxy { get; }

    /// <summary>An exporter in this process, created when it is first used.</summary>
    public SdkExporter Exporter => _exporter.Value;

    /// <summary>The records that arrived, in order.</summary>
    public IReadOnlyList<LogRecord> Records =>
    [
        .. _receiver.Received.SelectMany(static request => DecodedLogs.RecordsOf(request.Body))
            .Where(static record => record.EventName != SdkExporter.FlushRecord),
    ];

    /// <summary>The numbers of the records that arrived, in order.</summary>
    public IReadOnlyList<long> Numbers =>
    [
        .. Records.SelectMany(static record => record.Attributes)
            .Where(static attribute => attribute.Key == "number").Select(static attribute => attribute.Value.IntValue),
    ];

    public static async Task<ExporterRun> StartAsync(bool retriesOnDisk, int loseEveryNthAnswer = 0, int maxBatchCount = 512) =>
        new(await HttpReceiver.StartNewAsync(), retriesOnDisk, loseEveryNthAnswer, maxBatchCount);

    /// <summary>Whether batches are stored on disk.</summary>
    public bool HasRetries() =>
        Directory.Exists(RetryFolder) && Directory.EnumerateFiles(RetryFolder, "*", SearchOption.AllDirectories).Any();

    /// <summary>Flushes on a thread of its own, because the call blocks.</summary>
    public Task FlushAsync() => RunAsync(Exporter.Flush);

    public Task ShutDownAsync() => RunAsync(Exporter.Dispose);

    /// <summary>
    /// Flushes, and waits until every number has arrived or nothing is left to retry. Batches on disk are sent again once a minute.
    /// </summary>
    /// <returns>What became of the numbers, as a cell of the table.</returns>
    public async Task<string> OutcomeAsync(int emitted)
    {
        if (_exporter.IsValueCreated)
            await FlushAsync();
        await UntilAsync(() => !HasRetries() || Numbers.Distinct().Count() == emitted);

        var lost = emitted - Numbers.Distinct().Count();
        return lost > 0 ? string.Create(CultureInfo.InvariantCulture, $"loses {lost} of {emitted}") : FactTable.Holds;
    }

    /// <summary>Returns the outcome, or that the numbers have arrived in another order.</summary>
    public async Task<string> OrderedOutcomeAsync(int emitted)
    {
        var outcome = await OutcomeAsync(emitted);
        var numbers = Numbers.Distinct().ToArray();
        return outcome is FactTable.Holds && !numbers.SequenceEqual(numbers.Order()) ? "changes the order" : outcome;
    }

    /// <summary>Waits. The run outlives the test that starts it, and so does not use that test's token.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition() && Stopwatch.GetElapsedTime(start) < Bounded.Limit)
            await Task.Delay(50, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Proxy.Set(Fault.Refuse);
        if (_exporter.IsValueCreated)
            await ShutDownAsync();
        Proxy.Dispose();
        await _receiver.DisposeAsync();
        _folder.Dispose();
    }

    private static Task RunAsync(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
