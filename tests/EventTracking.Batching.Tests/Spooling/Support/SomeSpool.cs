using EventTracking.Batching.Spooling.Files;
using EventTracking.Testing;
using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>A tracker with a batching backend that has a spool.</summary>
internal sealed class SomeSpool : IDisposable
{
    /// <param name="destination">The destination.</param>
    /// <param name="options">The options, with a spool.</param>
    /// <param name="logger">The log of the tracker.</param>
    public SomeSpool(IEventBatchBackend destination, BatchingOptions options, ILogger<Tracker>? logger = null)
    {
        Backend = new BatchingBackend(destination, options);
        Tracker = new Tracker(new Dictionary<string, IEventBackend> { ["batch"] = Backend }, logger: logger);
    }

    public BatchingBackend Backend { get; }

    public Tracker Tracker { get; }

    public AccountSnapshot Account => Tracker.GetAccount("batch");

    /// <summary>Returns options that send at once.</summary>
    public static BatchingOptions Options(
        SpoolOptions spool,
        TimeProvider? clock = null,
        int queueCapacityBytes = 32 * 1024 * 1024,
        IEventBackend? deadLetter = null) => new()
        {
            Spool = spool,
            MaxBatchAge = TimeSpan.Zero,
            DeadLetter = deadLetter ?? new CollectingBackend(),
            QueueCapacityBytes = queueCapacityBytes,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(10),
            BreakDuration = TimeSpan.FromMilliseconds(500),
            TimeProvider = clock ?? TimeProvider.System,
        };

    public static SpoolOptions OnDisk(ISpoolFileSystem disk) => new("/spool") { Files = disk };

    public void Emit(int events, int first = 0)
    {
        for (var i = first; i < first + events; i++)
            Tracker.Emit("test.event", new Dictionary<string, object?> { ["n"] = i });
    }

    /// <summary>Flushes within a bounded time.</summary>
    public async Task<FlushResult> FlushAsync() => await Tracker.FlushWithResultAsync(TimeSpan.FromMinutes(1));

    public void Dispose() => Tracker.Dispose();
}
