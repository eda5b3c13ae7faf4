using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Threads;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Files;

/// <summary>A declared event through one tracker to one file by several threads.</summary>
/// <param name="name">The name in the table.</param>
/// <param name="trackedEvent">The event.</param>
/// <param name="count">The number of threads.</param>
internal abstract class SharedFile(string name, VideoStopped trackedEvent, int count) : FileVariant(name)
{
    private Tracker? _tracker;
    private OnThreads? _threads;

    public override int WarmUpTimes => base.WarmUpTimes * count;

    protected sealed override void Open(string path)
    {
        if (_tracker is null)
        {
            _tracker = SomeTracker.To(CreateBackend(path));
            Variant[] parts = [.. Enumerable.Range(0, count).Select(_ => new EmitOfAll(_tracker, trackedEvent))];
            _threads = new OnThreads(Name, parts);
        }
        else
        {
            Reopen(path);
        }

        _threads!.BeforeSlice();
    }

    protected sealed override void Emit(int times) => _threads!.Run(times);

    /// <summary>Creates the backend, which is kept from slice to slice.</summary>
    protected abstract IEventBackend CreateBackend(string path);

    protected abstract void Reopen(string path);

    public override void Dispose()
    {
        _threads?.Dispose();
        _tracker?.Dispose();
    }
}

/// <summary>The file backend.</summary>
/// <param name="trackedEvent">The event.</param>
/// <param name="count">The number of threads.</param>
internal sealed class SharedJsonLines(VideoStopped trackedEvent, int count)
    : SharedFile($"EventTracking, JsonLinesBackend, {count} threads", trackedEvent, count)
{
    private JsonLinesBackend? _backend;

    protected override IEventBackend CreateBackend(string path) => _backend = new JsonLinesBackend(path);

    protected override void Reopen(string path) => _backend!.Reopen();

    protected override void Flush() => _backend!.Flush(Timeout.InfiniteTimeSpan);
}

/// <summary>A backend that appends to a block under a lock, and writes full blocks while it holds the lock.</summary>
/// <param name="trackedEvent">The event.</param>
/// <param name="count">The number of threads.</param>
internal sealed class SharedLockedFile(VideoStopped trackedEvent, int count)
    : SharedFile($"EventTracking, a backend with a lock, {count} threads", trackedEvent, count)
{
    private readonly LockedBackend _backend = new();

    protected override IEventBackend CreateBackend(string path)
    {
        Reopen(path);
        return _backend;
    }

    protected override void Reopen(string path) => _backend.Open(path);

    protected override void Flush() => _backend.Flush();

    protected override void Close() => _backend.Close();

    private sealed class LockedBackend : IEventBackend
    {
        private readonly Lock _gate = new();
        private readonly byte[] _block = new byte[BlockFile.BlockSize];
        private BlockFile? _file;

        public void Send(in EventEnvelope envelope)
        {
            lock (_gate)
                _file!.Take(envelope.Json);
        }

        public void Open(string path) => _file = new BlockFile(path, _block);

        public void Flush()
        {
            lock (_gate)
                _file!.Flush();
        }

        public void Close() => _file!.Dispose();
    }
}
