using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Line;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking.Queueing;

/// <summary>A queue in front of a backend, and the worker that sends its events.</summary>
/// <remarks>
/// The account of the queue includes an event until it has been sent to the backend; then the account of the backend includes it. A reader
/// combines the two.
/// </remarks>
internal sealed class BackgroundQueue : IAccountableBackend, IFlushableBackend, ICompositeBackend, IDisposable
{
    /// <summary>The fraction of the time for a shutdown in which the queue may empty; the rest is for the backend.</summary>
    private const double DrainFraction = 0.9;

    private readonly BoundedQueue _queue;

    /// <param name="name">The name of the backend.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="capacityBytes">The capacity of the queue.</param>
    /// <param name="whenFull">Selects the event to drop when the queue is full.</param>
    /// <param name="startThread">Starts the worker; <see cref="DedicatedThread.Start"/> unless given.</param>
    public BackgroundQueue(
        string name, IEventBackend backend, int capacityBytes, QueueFullPolicy whenFull, Func<string, Action, Thread>? startThread = null)
    {
        startThread ??= DedicatedThread.Start;
        Downstream = new BackendSlot(name, backend, backend);
        Account = new BackendAccount(() => _queue!.QueuedEvents);
        _queue = new BoundedQueue(
            Account, capacityBytes, whenFull, () => startThread($"worker of {name}", () => ActiveWork.Run(this, Work)));
    }

    public BackendAccount Account { get; }

    /// <summary>The backend that the worker sends to.</summary>
    public BackendSlot Downstream { get; }

    public BackgroundQueueStatus Status => _queue.Status;

    public bool IsWorker => ActiveWork.IsOf(this) || Downstream.IsWorker;

    private FailureReporter Failures => Account.Reporter;

    private TimeProvider Time => Failures.Time;

    public void Send(in EventEnvelope envelope)
    {
        Account.CellOf(envelope.Thread).Offer();
        _queue.Add(in envelope);
    }

    /// <remarks>The account of the backend includes what its queue holds.</remarks>
    public IEnumerable<AccountEntry> AccountsFrom(string? path)
    {
        var isFirst = true;
        foreach (var entry in Downstream.AccountsFrom(path ?? ""))
        {
            yield return isFirst ? entry.WithQueue(Account, () => Status) : entry;
            isFirst = false;
        }
    }

    public void Attach(FailureReporter failures) => Downstream.Attach(failures);

    /// <inheritdoc cref="Drain"/>
    public bool Flush(TimeSpan timeout) => Drain(timeout);

    /// <inheritdoc/>
    ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(DedicatedThread.RunAsync("flush", () => Flush(timeout)).WaitAsync(cancellationToken));

    /// <summary>Waits until every event that was added before the call has left the queue, then flushes the backend.</summary>
    public bool Drain(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, Time);
        return _queue.DrainsBy(deadline) && Downstream.Flush(deadline, Failures).SucceedsBy(deadline);
    }

    public void Shutdown(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, Time);
        _queue.DrainsBy(new Deadline(ShutdownBudget.Fraction(timeout, DrainFraction), Time));
        _queue.Close();
        Downstream.Shutdown(deadline.Remaining, Failures).CompletesBy(deadline);
    }

    /// <summary>Drops everything still queued, and disposes the backend.</summary>
    public void Dispose()
    {
        _queue.Close();
        Downstream.Dispose(Failures).CompletesBy(new Deadline(Timeout.InfiniteTimeSpan, Time));
    }

    public void Abandon()
    {
        _queue.Close();
        Downstream.Abandon();
        Downstream.Dispose(Failures);
    }

    private void Work()
    {
        var thread = EmitThread.Current;
        while (_queue.TryTake())
        {
            var buffer = thread.TakeBuffer(int.MaxValue);
            try
            {
                var envelope = _queue.OpenTaken(buffer, Failures);
                Downstream.TrySend(in envelope, thread);
            }
            catch (Exception exception)
            {
                // The event did not reach the backend, for example because there was no memory for its envelope.
                _queue.DropTaken(exception);
            }
            finally
            {
                thread.ReturnBuffers(0);
            }
        }
    }
}
