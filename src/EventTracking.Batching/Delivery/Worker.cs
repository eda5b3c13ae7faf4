using System.Threading.Channels;
using EventTracking.Threading;

namespace EventTracking.Batching;

/// <summary>Takes batches as they are due, and has them sent, one after the other.</summary>
internal sealed class Worker : IThreadPoolWorkItem, IDisposable
{
    private readonly HeldEvents _held;
    private readonly Sender _sender;
    private readonly Settlement _settlement;
    private readonly BackendAccount _account;
    private readonly BatchingOptions _options;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Holds one token while the worker should look again at what waits.</summary>
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long _flushThrough;

    public Worker(HeldEvents held, Sender sender, Settlement settlement, BackendAccount account, BatchingOptions options)
    {
        (_held, _sender, _settlement, _account, _options) = (held, sender, settlement, account, options);

        // Nothing flows from who makes the backend to the worker: no async local, no entered context.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>An event has been added, and so many wait now.</summary>
    public void OnAdded(WaitingEvents waiting, int length)
    {
        // The first one sets the alarm; the one that fills the batch ends the wait. The others change nothing.
        var isFilling = waiting.Count == _options.MaxBatchCount
            || (waiting.Bytes >= _options.MaxBatchBytes && waiting.Bytes - length < _options.MaxBatchBytes);
        if (waiting.Count == 1 || isFilling)
            WakeUp();
    }

    /// <summary>Sends what waits without waiting for more.</summary>
    public void Hurry()
    {
        Volatile.Write(ref _flushThrough, _held.LastSequence);
        WakeUp();
    }

    /// <summary>
    /// Cancels the request that is being made and makes no further one. Events that are left go to the dead-letter backend, if there is one.
    /// </summary>
    /// <remarks>Not on the caller's thread: what the destination does about it may take its time, or throw.</remarks>
    public void Dispose() => _ = _stop.CancelAsync();

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private void WakeUp() => _wakeUps.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        ActiveWork.Enter(this);
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
                // What is not settled goes to the dead-letter backend, or is dropped by the backend that stops the worker.
            }
            catch (Exception exception)
            {
                // Nothing is known to come here. Whatever does must not cost the events that follow.
                _account.ReportDegraded(exception);
            }
        }

        HandOverRest();
    }

    private void HandOverRest()
    {
        while (_settlement.HasDeadLetters && _held.Take(_options.MaxBatchCount, _options.MaxBatchBytes) is { Length: > 0 } batch)
        {
            _settlement.HandOver(batch);
            _held.Recycle(batch);
        }
    }

    private async Task SendNextAsync(ITimer alarm)
    {
        var wait = UntilDue(_held.Waiting);
        if (wait > TimeSpan.Zero || wait == Timeout.InfiniteTimeSpan)
        {
            alarm.Change(wait, Timeout.InfiniteTimeSpan);
            await _wakeUps.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
            return;
        }

        var batch = _held.Take(_options.MaxBatchCount, _options.MaxBatchBytes);
        if (batch.Length == 0)
            return;

        try
        {
            await _sender.SendAsync(batch, _stop.Token).ConfigureAwait(false);
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

        var wait = _options.MaxBatchAge - _options.TimeProvider.GetElapsedTime(waiting.OldestCame);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
