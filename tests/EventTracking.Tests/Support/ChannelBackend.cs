using System.Threading.Channels;

namespace EventTracking.Tests.Support;

/// <summary>A queue in front of another backend, as a library outside this repository would write it.</summary>
internal sealed class ChannelBackend : QueueingBackend
{
    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>();
    private readonly CancellationTokenSource _stop = new();
    private readonly IEventBackend _next;
    private readonly Task _worker;
    private long _pending;

    /// <summary>The event that the worker is sending. The thread that takes it away counts its outcome.</summary>
    private EventCopy? _sending;

    public ChannelBackend(IEventBackend next)
    {
        _next = AddDownstream("next", next);
        _worker = Task.Run(WorkAsync);
    }

    /// <summary>Disposes the destination, if it has one.</summary>
    public Action OnDisposeDestination { get; init; } = static () => { };

    protected override long PendingEvents => Interlocked.Read(ref _pending);

    public override void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        Interlocked.Increment(ref _pending);
        if (_items.Writer.TryWrite(new Item(EventCopy.Of(in envelope), null)))
            return;

        Account.Drop(DropReason.Shutdown, in envelope);
        Interlocked.Decrement(ref _pending);
    }

    protected override Task DrainAsync()
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _items.Writer.TryWrite(new Item(null, drained)) ? drained.Task : _worker;
    }

    protected override void CloseQueue() => _items.Writer.TryComplete();

    protected override void StopWorkers() => _stop.Cancel();

    protected override void DropPending()
    {
        if (Interlocked.Exchange(ref _sending, null) is { } hanging)
            Drop(hanging);
        while (_items.Reader.TryRead(out var item))
        {
            item.Drained?.SetResult();
            if (item.Event is { } waiting)
                Drop(waiting);
        }
    }

    protected override void DisposeDestination() => OnDisposeDestination();

    private async Task WorkAsync()
    {
        EnterWorker();
        while (!_stop.IsCancellationRequested && await _items.Reader.WaitToReadAsync(CancellationToken.None))
        {
            if (_items.Reader.TryRead(out var item))
            {
                item.Drained?.SetResult();
                if (item.Event is { } next)
                    Deliver(next);
            }
        }
    }

    private void Deliver(EventCopy next)
    {
        _sending = next;
        _next.Send(next.Open());
        if (Interlocked.Exchange(ref _sending, null) is null)
            return;

        Account.Deliver();
        Interlocked.Decrement(ref _pending);
    }

    private void Drop(EventCopy dropped)
    {
        Account.Drop(DropReason.Shutdown, dropped.Name, 1);
        Interlocked.Decrement(ref _pending);
    }

    /// <summary>An event, or a request to report that all events before it have been sent.</summary>
    private sealed record Item(EventCopy? Event, TaskCompletionSource? Drained);
}
