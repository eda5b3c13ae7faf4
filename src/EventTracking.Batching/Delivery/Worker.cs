using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace EventTracking.Batching;

/// <summary>Takes batches when they are due and sends them one after another.</summary>
internal sealed class Worker : IThreadPoolWorkItem, IDisposable
{
    private readonly EventHolder _held;
    private readonly Sender _sender;
    private readonly Settlement _settlement;
    private readonly BackendAccount _account;
    private readonly BatchingOptions _options;
    private readonly SendSchedule _schedule;
    private readonly Action _enter;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Contains one token while the worker should check the waiting events again.</summary>
    private readonly Channel<bool> _wakeUps =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _flushGate = new();
    private long _flushThrough;

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
        _schedule = new SendSchedule(options, mayNap: options.TimeProvider == TimeProvider.System);
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
        var wait = _schedule.UntilDue(waiting, Volatile.Read(ref _flushThrough));
        if (wait != TimeSpan.Zero)
        {
            var sleep = _schedule.NextSleep(waiting.Count, wait);
            _held.WakeAt(sleep.WakeAtCount, sleep.WakeAtBytes);
            alarm.Change(sleep.Limit, Timeout.InfiniteTimeSpan);
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
}
