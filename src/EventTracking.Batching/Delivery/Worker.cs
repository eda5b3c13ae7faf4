using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace EventTracking.Batching;

/// <summary>Takes batches when they are due and sends them one after another.</summary>
internal sealed class Worker : IThreadPoolWorkItem, IDisposable
{
    /// <summary>A sleep that begins sooner than this after the previous one lasts as long, unless many events arrive.</summary>
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    /// <summary>The number of batches that end a nap.</summary>
    private const int NapBatches = 8;

    /// <summary>The fraction of the capacity that ends a nap.</summary>
    private const int NapFraction = 16;

    private readonly EventHolder _held;
    private readonly Sender _sender;
    private readonly Settlement _settlement;
    private readonly BackendAccount _account;
    private readonly BatchingOptions _options;
    private readonly Action _enter;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Contains one token while the worker should check the waiting events again.</summary>
    private readonly Channel<bool> _wakeUps =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _flushGate = new();
    private long _flushThrough;
    private long _lastSleep;

    /// <param name="held">The events.</param>
    /// <param name="sender">Sends them.</param>
    /// <param name="settlement">Records the outcome of those that are left at the end.</param>
    /// <param name="account">Receives failures.</param>
    /// <param name="options">The options.</param>
    /// <param name="enter">Marks the calling code as the worker of its backend.</param>
    public Worker(
        EventHolder held, Sender sender, Settlement settlement, BackendAccount account, BatchingOptions options, Action enter)
    {
        (_held, _sender, _settlement, _account, _options, _enter) = (held, sender, settlement, account, options, enter);
        held.SetWakeUp(TryWakeUp);

        // Unsafe, so that async locals and entered contexts of the calling code do not flow to the worker.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Completes when the worker has been stopped and has recorded the outcome of its last events.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Gets a value indicating whether <see cref="Dispose"/> has been called.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Sends the waiting events without waiting for full batches.</summary>
    public void Hurry()
    {
        // Read inside the lock: a concurrent call must not replace the number with a lower one.
        lock (_flushGate)
            Volatile.Write(ref _flushThrough, _held.LastSequence);
        WakeUp();
    }

    /// <summary>
    /// Cancels the current request and makes no further one. The remaining events go to the dead-letter backend, if there is one.
    /// </summary>
    /// <remarks>Cancels asynchronously, because cancellation callbacks of the destination may be slow or throw.</remarks>
    public void Dispose() => _ = _stop.CancelAsync();

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private void WakeUp() => _wakeUps.Writer.TryWrite(true);

    private bool TryWakeUp()
    {
        try
        {
            WakeUp();
            return true;
        }
        catch (OutOfMemoryException exception)
        {
            // The event that wakes the worker is held, and must not count as lost.
            _account.ReportFailure(TrackingFailureKind.BackendDegraded, exception);
            return false;
        }
    }

    private async Task RunAsync()
    {
        _enter();
        var alarm = _options.TimeProvider.CreateTimer(
            static worker => ((Worker)worker!).WakeUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var disposal = alarm.ConfigureAwait(false);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await SendNextAsync(alarm).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Unsettled events go to the dead-letter backend, or are dropped by the backend that stops the worker.
            }
            catch (Exception exception)
            {
                // Not expected, but an exception here must not cost the events that follow.
                _account.ReportFailure(TrackingFailureKind.BackendDegraded, exception);
            }
        }

        HandOverRest();
        _ended.SetResult();
    }

    private void HandOverRest()
    {
        while (_settlement.HandsOver && _held.Take(_options.MaxBatchCount, _options.MaxBatchBytes) is { Count: > 0 } batch)
        {
            _settlement.HandOver(batch);
            _held.Recycle(batch);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendNextAsync(ITimer alarm)
    {
        var waiting = _held.Waiting;
        var wait = UntilDue(waiting);
        if (wait > TimeSpan.Zero || wait == Timeout.InfiniteTimeSpan)
        {
            if (ShouldNap())
            {
                _held.WakeAt((int)Math.Min(NapBatches * (long)_options.MaxBatchCount, int.MaxValue), NapBytes);
                wait = wait < Nap && wait != Timeout.InfiniteTimeSpan ? wait : Nap;
            }
            else
            {
                // The first event starts the timer; a full batch ends the wait.
                _held.WakeAt(waiting.Count == 0 ? 1 : _options.MaxBatchCount, _options.MaxBatchBytes);
            }

            alarm.Change(wait, Timeout.InfiniteTimeSpan);
            await _wakeUps.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
            return;
        }

        var batch = _held.Take(_options.MaxBatchCount, _options.MaxBatchBytes);
        if (batch.Count == 0)
            return;

        try
        {
            await SendAsync(batch).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _settlement.HandOver(batch);
            throw;
        }
        catch (Exception exception)
        {
            _settlement.Drop(batch, DropReason.BackendFailed, exception: exception);
            throw;
        }
        finally
        {
            if (!_sender.IsReading)
                _held.Recycle(batch);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendAsync(ArraySegment<HeldEvent> batch)
    {
        while (true)
        {
            try
            {
                await _sender.SendAsync(batch, _stop.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (_held.OutlivesShutdown && !_stop.IsCancellationRequested)
            {
                // Not expected. A spool gives no event up: what has been settled is sent again, but counts once.
                _account.ReportFailure(TrackingFailureKind.BackendDegraded, exception);
                await Task.Delay(_options.RetryDelay, _options.TimeProvider, _stop.Token).ConfigureAwait(false);
            }
            finally
            {
                await _settlement.FlushDeadLettersAsync(_options.RequestTimeout).ConfigureAwait(false);
            }
        }
    }

    private long NapBytes => Math.Min(NapBatches * (long)_options.MaxBatchBytes, _options.QueueCapacityBytes / NapFraction);

    /// <summary>
    /// Returns whether the worker has slept a moment ago. Waking it for each batch would then cost more than sending the batches, so it
    /// sleeps until there are several (docs/decisions/033).
    /// </summary>
    private bool ShouldNap()
    {
        var time = _options.TimeProvider;
        var last = _lastSleep;
        _lastSleep = time.GetTimestamp();

        // The alarm of another clock does not end a nap.
        return time == TimeProvider.System && last != 0 && time.GetElapsedTime(last, _lastSleep) < Nap;
    }

    private TimeSpan UntilDue(WaitingEvents waiting)
    {
        if (waiting.Count == 0)
            return Timeout.InfiniteTimeSpan;

        if (waiting.Count >= _options.MaxBatchCount
            || waiting.Bytes >= _options.MaxBatchBytes
            || waiting.OldestSequence <= Volatile.Read(ref _flushThrough))
        {
            return TimeSpan.Zero;
        }

        var wait = _options.MaxBatchAge - waiting.OldestAge;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
