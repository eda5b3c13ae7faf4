using EventTracking.Batching.Spooling.Log;
using EventTracking.Unix;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// The thread that appends groups to the log and makes them durable: while one group is being written, the next one fills. It also does
/// everything else that writes to the disk, so that no other thread waits for it.
/// </summary>
internal sealed class SpoolWriter
{
    private static readonly TimeSpan MinRetryDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(10);

    /// <summary>Space may become free at any time, and trying costs little.</summary>
    private static readonly TimeSpan MaxRetryDelayWhenFull = TimeSpan.FromMilliseconds(400);

    private readonly SpoolLog _log;
    private readonly FrameQueue _queue;
    private readonly DiskOutage _outage;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The group that is to be written. After a failure, the same one is written again.</summary>
    private BlockGroup? _group;
    private int _failures;
    private TimeSpan _retryDelay;
    private long _failedAt;
    private long _bytesAtFailure;

    public SpoolWriter(SpoolLog log, FrameQueue queue, DiskOutage outage, TimeProvider time) =>
        (_log, _queue, _outage, _time, _start) = (log, queue, outage, time, time.GetTimestamp());

    /// <summary>Marks the thread as a worker of the backend.</summary>
    public required Action Enter { get; init; }

    /// <summary>Does what is due besides writing, and returns when to be called again.</summary>
    public required Func<TimeSpan, TimeSpan> Upkeep { get; init; }

    /// <summary>Frees space by dropping the oldest events, if that is allowed, and returns whether it did.</summary>
    public required Func<bool> TryMakeRoom { get; init; }

    /// <summary>Called with each group that is durable, before threads that wait for it continue.</summary>
    public required Action<BlockGroup, AppendResult> OnDurable { get; init; }

    /// <summary>Called after that.</summary>
    public required Action OnDeliverable { get; init; }

    /// <summary>Receives unexpected exceptions.</summary>
    public required Action<Exception> OnException { get; init; }

    /// <summary>Gets a value indicating whether the last attempt to write failed.</summary>
    public bool IsBlocked => Volatile.Read(ref _failures) > 0;

    /// <summary>Completes when the thread has ended.</summary>
    public Task Ended => _ended.Task;

    private TimeSpan Now => _time.GetElapsedTime(_start);

    public void Start() => new Thread(Run) { Name = "EventTracking spool", IsBackground = true }.UnsafeStart();

    private void Run()
    {
        Enter();
        var tick = TimeSpan.Zero;
        while (_queue.WaitForWork(_group is null, IsBlocked && _retryDelay < tick ? _retryDelay : tick))
        {
            tick = TryUpkeep();
            TryWrite();
        }

        TryUpkeep();
        _ended.SetResult();
    }

    private TimeSpan TryUpkeep()
    {
        try
        {
            return Upkeep(Now);
        }
        catch (Exception exception)
        {
            OnException(exception);
            return MaxRetryDelay;
        }
    }

    private void TryWrite()
    {
        try
        {
            Write();
        }
        catch (Exception exception)
        {
            // Not expected. The group is kept and written again.
            OnException(exception);
            Fail(MaxRetryDelay);
        }
    }

    private void Write()
    {
        while ((_group ??= _queue.TakeDue()) is { } group)
        {
            if (!_queue.IsWriting)
            {
                _group = null;
                return;
            }

            if (!IsRetryDue())
                return;

            var result = _log.Append(group, Now);
            if (result.Status is AppendStatus.Appended)
                Release(result);
            else if (!CanRetry(result))
                return;
        }
    }

    private void Release(AppendResult appended)
    {
        if (IsBlocked)
        {
            _queue.SetRefusal(EnqueueResult.Full);
            _outage.OnWritten(_queue.Refused);
            Volatile.Write(ref _failures, 0);
        }

        _group = null;
        _queue.OnWritten(group => OnDurable(group, appended));
        OnDeliverable();
    }

    /// <summary>Returns whether the group can be written again at once.</summary>
    private bool CanRetry(AppendResult result)
    {
        var isFull = result.Status is AppendStatus.Full || result.Error is { } error && DiskSpace.IsMissing(error);
        if (isFull && TryMakeRoom())
            return true;

        _queue.SetRefusal(isFull ? EnqueueResult.DiskFull : EnqueueResult.DiskFailed);
        _outage.OnFailed(result.Error, _queue.Refused);
        Fail(isFull ? MaxRetryDelayWhenFull : MaxRetryDelay);
        return false;
    }

    private void Fail(TimeSpan maxDelay)
    {
        var delay = MinRetryDelay * Math.Pow(2, Math.Min(_failures, 10));
        _retryDelay = delay < maxDelay ? delay : maxDelay;
        _failedAt = _time.GetTimestamp();
        _bytesAtFailure = _log.Bytes;
        Volatile.Write(ref _failures, _failures + 1);
    }

    /// <summary>Returns whether the delay has passed, or deliveries have freed space.</summary>
    private bool IsRetryDue() =>
        !IsBlocked || _time.GetElapsedTime(_failedAt) >= _retryDelay || _log.Bytes < _bytesAtFailure;
}
