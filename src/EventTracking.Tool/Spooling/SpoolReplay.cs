namespace EventTracking.Tool.Spooling;

/// <summary>Appends events to another spool, from which the program that owns it delivers them.</summary>
internal sealed class SpoolReplay : IDisposable
{
    private static readonly TimeSpan WaitForDisk = TimeSpan.FromSeconds(30);

    private readonly BatchingBackend _backend;
    private readonly Tracker _tracker;
    private readonly string _path;

    /// <param name="path">The folder of the other spool, which no process may use.</param>
    public SpoolReplay(string path)
    {
        _path = Path.GetFullPath(path);
        _backend = new BatchingBackend(new NoDestination(), new BatchingOptions
        {
            // The limit is that of the program that delivers the events. Here, only the disk limits them.
            Spool = new SpoolOptions(_path) { MaxBytes = 1L << 50, WhenFull = QueueFullPolicy.Wait(WaitForDisk) },
            RequestTimeout = TimeSpan.FromDays(1),
            MaxRetryDuration = TimeSpan.FromDays(1),
        });
        _tracker = new Tracker(new Dictionary<string, IEventBackend>(StringComparer.Ordinal) { ["spool"] = _backend });
    }

    /// <summary>Appends an event with its id, timestamp, name, version and bytes.</summary>
    public void Add(in SpooledEvent spooled)
    {
        var header = _backend.Account.Restore(
            spooled.NameUtf8, spooled.Id, spooled.Timestamp, spooled.Version, spooled.Line, spooled.RoutingDepth);
        _backend.Send(header.Open(spooled.Line));
    }

    /// <summary>Waits until the events are on disk.</summary>
    /// <exception cref="ToolException">Some are not.</exception>
    public void Complete()
    {
        var result = _tracker.FlushWithResultAsync(WaitForDisk).AsTask().GetAwaiter().GetResult();
        if (!result.Succeeded)
        {
            throw new ToolException(
                $"Not all events could be written to '{_path}': {result}. {_backend.Status.LastDiskError} "
                    + "Free space or choose another folder, and repeat; repeated events have the same ids.");
        }
    }

    public void Dispose() => _tracker.Dispose();

    /// <summary>Accepts nothing, so that the events stay in the spool.</summary>
    private sealed class NoDestination : IEventBatchBackend
    {
        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            return BatchResult.RetryLater();
        }
    }
}
