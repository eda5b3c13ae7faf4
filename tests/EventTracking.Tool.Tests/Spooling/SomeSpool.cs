namespace EventTracking.Tool.Tests.Spooling;

/// <summary>A real spool, written by a batching backend.</summary>
internal sealed class SomeSpool : IDisposable
{
    private readonly Tracker _tracker;
    private readonly BatchingBackend _backend;
    private readonly Destination _destination = new();

    public SomeSpool(string path)
    {
        _backend = new BatchingBackend(_destination, new BatchingOptions
        {
            Spool = new SpoolOptions(path) { MaxBytes = 1024 * 1024 },
            MaxBatchAge = TimeSpan.Zero,
        });
        _tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["only"] = _backend }, options: new TrackerOptions { IncludeId = true });
    }

    /// <summary>Gets the lines that the destination got.</summary>
    public IReadOnlyList<string> Delivered => [.. _destination.Lines];

    /// <summary>Creates a spool that no process uses.</summary>
    public static void Write(string path, int events)
    {
        using var spool = new SomeSpool(path);
        spool.Emit("test.event", events);
    }

    public void Emit(string name, int events)
    {
        for (var i = 0; i < events; i++)
            _tracker.Emit(name, new Dictionary<string, object?> { ["n"] = i });
        Assert.True(_tracker.Flush(TimeSpan.FromMinutes(1)));
    }

    /// <summary>Lets the destination accept events, and waits until it has all.</summary>
    public async Task DeliverAsync()
    {
        _destination.Accept.SetResult();
        for (var i = 0; _backend.Status.PendingEvents > 0; i++)
        {
            Assert.True(i < 600, "The events were not delivered within a minute.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _tracker.Dispose();

    private sealed class Destination : IEventBatchBackend
    {
        public TaskCompletionSource Accept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Lines { get; } = [];

        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            await Accept.Task.WaitAsync(cancellationToken);
            for (var i = 0; i < batch.Count; i++)
                Lines.Add(System.Text.Encoding.UTF8.GetString(batch.GetJson(i).Span));
            return BatchResult.Accepted;
        }
    }
}
