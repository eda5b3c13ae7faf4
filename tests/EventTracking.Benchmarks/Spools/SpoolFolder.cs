using EventTracking.Benchmarks.Queues;

namespace EventTracking.Benchmarks.Spools;

/// <summary>A new folder for a spool, deleted with everything in it.</summary>
internal sealed class SpoolFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spool-benchmark-").FullName;

    public string SpoolPath => Path.Combine(_folder, "spool");

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Creates a backend that never gives up a request, and whose memory holds the events of a whole run.</summary>
    public BatchingBackend CreateBackend(IEventBatchBackend destination, SpoolDurability durability) => new(
        destination,
        new BatchingOptions
        {
            Spool = new SpoolOptions(SpoolPath) { Durability = durability },
            QueueCapacityBytes = QueueVariant.CapacityBytes,
            MaxBatchAge = TimeSpan.Zero,
            RequestTimeout = TimeSpan.FromDays(1),
            MaxRetryDuration = TimeSpan.FromDays(1),
        });

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
