using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// Holds events on disk. They are delivered once they are durable, and read back for that: live events and those of an earlier run take
/// the same path.
/// </summary>
/// <remarks>
/// Only the writer's thread writes to the disk. Locks are taken in this order: reading, the gate, the queue.
/// </remarks>
internal sealed partial class SpoolHolder : EventHolder, IDisposable
{
    /// <summary>The writer moves the cursor after this many events, or when its next tick is due.</summary>
    private const int SettledPerNudge = 1_000;

    private readonly SpoolOptions _options;
    private readonly BackendAccount _account;
    private readonly TimeProvider _time;
    private readonly SpoolLog _log;
    private readonly OrphanAdoption _adoption;
    private readonly SpoolProblems _problems;
    private readonly DiskOutage _outage;
    private readonly FrameQueue _queue;
    private readonly SpoolWriter _writer;
    private readonly SegmentSync _sync;
    private readonly ReadBatch _batch = new();
    private readonly Lock _reading = new();
    private readonly Lock _marksGate = new();
    private readonly AgeMarks _marks;
    private readonly SpoolCounts _counts;
    private SpoolLogReader? _reader;

    /// <summary>The sequences through which events were taken, settled, and reported as settled. Guarded by the gate.</summary>
    private long _readThrough;
    private long _settledThrough;
    private long _nudgedThrough;

    private SpoolHolder(
        SpoolLog log, OrphanAdoption adoption, SpoolProblems problems, DiskOutage outage, BatchingOptions options, BackendAccount account,
        SpoolDelivery delivery)
    {
        var spool = _options = options.Spool!;
        (_log, _adoption, _problems, _outage, _account, _time) = (log, adoption, problems, outage, account, options.TimeProvider);
        _marks = new AgeMarks(_time);
        var found = log.Count;
        _counts = new SpoolCounts(found, log.Bytes);
        _readThrough = _settledThrough = _nudgedThrough = log.SettledSequence;
        _reader = log.OpenReader(_readThrough);
        _marks.Add(_readThrough + 1, _time.GetTimestamp());
        account.Offer(found);

        // A group has at most half of it, so it always fits into an empty spool.
        var capacity = Math.Min(options.QueueCapacityBytes, spool.MaxBytes / 4);
        _queue = new FrameQueue(capacity, spool.WhenFull, delivery.IsWorker, _time);
        void OnException(Exception exception) => account.ReportFailure(TrackingFailureKind.BackendDegraded, exception);
        _sync = new SegmentSync(log, delivery.EnterWorker, OnException);
        _writer = new SpoolWriter(log, _queue, outage, _time)
        {
            Enter = delivery.EnterWorker,
            Upkeep = Upkeep,
            TryMakeRoom = TryMakeRoom,
            OnDurable = (group, appended) => OnDurable(group.Count, appended.LineBytes, _queue.ToTimestamp(group.Added)),
            OnDeliverable = () => OnDeliverable(_counts.Unread, _counts.UnreadBytes),
            OnException = OnException,
        };
        _writer.Start();
    }

    public override long Count => _counts.Held(_queue.Added);

    /// <summary>Gets the number of events that are on disk and not settled.</summary>
    public long DurableCount => _counts.Durable;

    /// <summary>Gets the number of bytes of memory that the events that are not on disk yet use.</summary>
    public override long Bytes => _queue.Bytes;

    /// <summary>Gets the number of bytes that the spool takes on disk.</summary>
    public long DiskBytes => _log.Bytes;

    public DiskOutage Outage => _outage;

    public override long LastSequence => _log.DurableSequence + _queue.Count;

    public override bool OutlivesShutdown => true;

    public override TimeSpan OldestAge
    {
        get
        {
            if (Count == 0)
                return TimeSpan.Zero;

            return AgeOf(DurableCount > 0 ? AddedOf(Volatile.Read(ref _settledThrough) + 1) : _queue.OldestAdded);
        }
    }

    public override WaitingEvents Waiting
    {
        get
        {
            var count = (int)Math.Min(_counts.Unread, int.MaxValue);
            var next = Volatile.Read(ref _readThrough) + 1;
            return count == 0
                ? new WaitingEvents(0, 0, next, TimeSpan.Zero)
                : new WaitingEvents(count, _counts.UnreadBytes, next, AgeOf(AddedOf(next)));
        }
    }

    /// <summary>Opens the spool, and finds what an earlier run has left.</summary>
    /// <param name="options">The options, with a spool.</param>
    /// <param name="path">The folder.</param>
    /// <param name="instances">The folders of all instances.</param>
    /// <param name="account">The account, to which the events found are offered.</param>
    /// <param name="delivery">The backend that delivers the events.</param>
    /// <exception cref="SpoolInUseException">Another spool uses the folder.</exception>
    /// <exception cref="SpoolFolderException">The folder cannot be used.</exception>
    public static SpoolHolder Open(
        BatchingOptions options, string path, SpoolInstances instances, BackendAccount account, SpoolDelivery delivery)
    {
        var spool = options.Spool!;
        var time = options.TimeProvider;
        var outage = new DiskOutage(account, path, spool.MaxBytes, time);
        var problems = new SpoolProblems(account, outage.CountError, time);
        var logOptions = new SpoolLogOptions { MaxBytes = spool.MaxBytes, Durability = spool.Durability };
        var log = SpoolLog.Open(spool.Files, path, logOptions, problems);
        if (spool.Files.NetworkFileSystemOf(path) is { } network)
        {
            problems.Report(
                $"'{path}' is on a network file system ({network}), which may lose events that it has confirmed. Use a local disk.");
        }

        try
        {
            var adoption = new OrphanAdoption(
                log, instances, orphan => SpoolLog.Open(spool.Files, orphan, logOptions, new OrphanReports(problems, account)), problems);
            return new SpoolHolder(log, adoption, problems, outage, options, account, delivery);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    public override EnqueueResult TryAdd(in EventEnvelope envelope) => _queue.TryAdd(in envelope);

    public override Task WhenDrained() => _queue.WhenWritten();

    public override void Close() => _queue.Close();

    /// <summary>Claims the events that are not on disk. What is on disk stays there.</summary>
    public override ArraySegment<HeldEvent> ClaimRest()
    {
        var count = _queue.Abandon(_account, out var header);
        if (count == 0)
            return [];

        // They are only counted, so all get the header of the first. Sequence 0 means that they are not on disk.
        var rest = new HeldEvent[count];
        foreach (ref var held in rest.AsSpan())
        {
            var restored = new RestoredEvent();
            restored.Set(in header, default, sequence: 0, added: 0);
            held = restored;
        }

        return Claim(rest);
    }

    /// <summary>Ends the writer, saves what was settled, and releases the folder. It waits for the disk.</summary>
    public void Dispose()
    {
        _queue.Stop();
        _writer.Ended.Wait();
        _sync.Wait();
        _adoption.Dispose();
        lock (_reading)
        {
            _reader?.Dispose();
            _reader = null;
        }

        _log.Dispose();
        CountLost();
        _problems.Log();
    }

    private TimeSpan AgeOf(long? added) => added is { } timestamp ? _time.GetElapsedTime(timestamp) : TimeSpan.Zero;

    private long? AddedOf(long sequence)
    {
        lock (_marksGate)
            return _marks.EarliestOf(sequence);
    }

    /// <summary>Makes events available to the worker. Called by the writer.</summary>
    private void OnDurable(int count, long lineBytes, long added)
    {
        lock (_marksGate)
            _marks.Add(_log.DurableSequence - count + 1, added);
        _counts.Append(count, lineBytes);
    }
}
