using System.Diagnostics;
using System.Globalization;
using System.Text;
using EventTracking.LineWriter;

namespace EventTracking.Spool.Program;

/// <summary>
/// Emits during an outage, a flush after every thousand events, and then lets the destination accept them. Prints by how many bytes the
/// memory has grown meanwhile, the size of the files per byte of the events, how many events were delivered per second, and whether they
/// arrived in order with their ids and bytes.
/// </summary>
internal static class LongOutage
{
    private const int EventsPerFlush = 1_000;

    /// <summary>The bytes of an event besides its name and line: id, timestamp, version and the length of the name.</summary>
    private const int FixedBytes = 30;

    public static int Run(Arguments arguments)
    {
        var events = arguments.Number("events", 10_000);
        var (emitted, accepted) = (new EventHash(), new EventHash());
        var destination = new HashingDestination(accepted);
        var backend = new BatchingBackend(destination, new BatchingOptions
        {
            Spool = new SpoolOptions(arguments.Text("path")) { MaxBytes = long.MaxValue / 2 },
            MaxBatchAge = TimeSpan.Zero,
            RetryDelay = TimeSpan.FromMilliseconds(10),
            MaxRetryDelay = TimeSpan.FromMilliseconds(100),
            BreakDuration = TimeSpan.FromMilliseconds(500),
        });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["spool"] = backend,
            ["observer"] = new DelegateBackend((in envelope) => emitted.Add(in envelope)),
        });

        Emit(tracker, backend, EventsPerFlush);
        var before = MemoryInUse();
        var largest = before;
        for (var left = events - EventsPerFlush; left > 0; left -= EventsPerFlush)
        {
            if (!Emit(tracker, backend, EventsPerFlush))
                return 1;
            largest = Math.Max(largest, MemoryInUse());
        }

        Print("memory", largest - before);
        Print("disk", FileBytes(arguments.Text("path")) / (double)emitted.Bytes);
        var start = Stopwatch.GetTimestamp();
        destination.Accept();
        while (backend.Status.PendingEvents > 0)
        {
            Thread.Sleep(1);
            largest = Math.Max(largest, MemoryInUse());
        }

        Print("rate", events / Stopwatch.GetElapsedTime(start).TotalSeconds);
        Print("memory", largest - before);
        Print("same", emitted.Value == accepted.Value && emitted.Count == accepted.Count ? 1 : 0);
        var account = tracker.GetAccount("spool");
        return account.IsBalanced && account.Delivered == events && account.Dropped.Total == 0 ? 0 : 2;
    }

    private static bool Emit(Tracker tracker, BatchingBackend backend, int events)
    {
        var filler = new string('x', 270);
        for (var i = 0; i < events; i++)
            tracker.Emit("test.outage", new Dictionary<string, object?> { ["n"] = i, ["filler"] = filler });
        return backend.Flush(Timeout.InfiniteTimeSpan);
    }

    private static long MemoryInUse() => Environment.WorkingSet;

    private static long FileBytes(string folder) => new DirectoryInfo(folder).GetFiles("*.seg").Sum(static file => file.Length);

    private static void Print(string what, double value) => Output.Line(string.Create(CultureInfo.InvariantCulture, $"{what} {value:F3}"));

    /// <summary>A hash of events that depends on their order, ids, names and bytes.</summary>
    private sealed class EventHash
    {
        public ulong Value { get; private set; }

        public long Count { get; private set; }

        /// <summary>The size of the events as the spool stores them, without frames.</summary>
        public long Bytes { get; private set; }

        public void Add(in EventEnvelope envelope)
        {
            Span<byte> id = stackalloc byte[16];
            envelope.Id.TryWriteBytes(id);
            Add(id);
            Add(envelope.Json);
            Count++;
            Bytes += FixedBytes + Encoding.UTF8.GetByteCount(envelope.Name) + envelope.Json.Length;
        }

        private void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (var value in bytes)
                Value = (Value ^ value) * 1_099_511_628_211;
        }
    }

    private sealed class HashingDestination(EventHash hash) : IEventBatchBackend
    {
        private volatile bool _accepts;

        public void Accept() => _accepts = true;

        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            if (!_accepts)
                return ValueTask.FromResult(BatchResult.RetryLater());

            foreach (var sent in batch)
                hash.Add(in sent);
            return ValueTask.FromResult(BatchResult.Accepted);
        }
    }
}
