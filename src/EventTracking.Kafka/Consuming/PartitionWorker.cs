using System.Threading.Channels;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>Handles the messages of one partition in order. While one is retried, the partition waits and others go on.</summary>
internal sealed class PartitionWorker : IDisposable
{
    private const int MaxUnstored = 100;

    private readonly Channel<TopicMessage> _messages = Channel.CreateUnbounded<TopicMessage>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborted;
    private readonly KafkaConsumerOptions _options;
    private readonly ConsumerParts _parts;
    private readonly DeadLetterTopic _deadLetters;
    private readonly Action<TopicMessage> _store;
    private readonly ForwardGroup _forwards;

    /// <summary>The messages whose offsets are not stored, in order.</summary>
    private readonly List<TakenMessage> _taken = [];
    private volatile Exception? _failure;

    /// <param name="options">The options.</param>
    /// <param name="parts">What all consumers have in common.</param>
    /// <param name="deadLetters">Receives messages that cannot be handled.</param>
    /// <param name="store">Stores that a message and all before it were handled.</param>
    /// <param name="aborted">Cancels the handler.</param>
    public PartitionWorker(
        KafkaConsumerOptions options,
        ConsumerParts parts,
        DeadLetterTopic deadLetters,
        Action<TopicMessage> store,
        CancellationToken aborted)
    {
        (_options, _parts, _deadLetters, _store) = (options, parts, deadLetters, store);
        InFlight = new InFlight(options);
        _forwards = new ForwardGroup(parts.Forwards);
        _aborted = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        Completion = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Counts the messages that wait.</summary>
    public InFlight InFlight { get; }

    /// <summary>Completes after <see cref="Stop"/>, when no message is being handled, or after a failure. It never fails.</summary>
    public Task Completion { get; }

    /// <summary>Why the worker has ended by itself; <see langword="null"/> if it has not.</summary>
    public Exception? Failure => _failure;

    public void Add(TopicMessage message)
    {
        InFlight.Add(message.Bytes);
        _messages.Writer.TryWrite(message);
    }

    /// <summary>Ends the worker after the message that is being handled; a retry is not awaited.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Cancels the handler.</summary>
    public void Abort()
    {
        _stopping.Cancel();
        _aborted.Cancel();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _aborted.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await HandleAllAsync().ConfigureAwait(false);
            await FlushAsync().ConfigureAwait(false);
            StoreSettled();
        }
        catch (OperationCanceledException) when (_aborted.IsCancellationRequested)
        {
            // What was not stored is handled again by the next consumer of the partition.
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
        finally
        {
            ReleaseAll();
        }
    }

    private async Task HandleAllAsync()
    {
        try
        {
            while (await _messages.Reader.WaitToReadAsync(_stopping.Token).ConfigureAwait(false))
            {
                while (!_stopping.IsCancellationRequested && _messages.Reader.TryRead(out var message))
                {
                    _taken.Add(new TakenMessage(message));
                    await HandleAsync(_taken[^1], attempt: 1).ConfigureAwait(false);
                    if (_parts.Forwards.IsEmpty || _taken.Count >= MaxUnstored || !_messages.Reader.TryPeek(out _))
                        await StoreAllAsync().ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The event that waits for a retry is left to the next consumer of the partition.
        }
    }

    private async Task HandleAsync(TakenMessage taken, int attempt)
    {
        while (true)
        {
            var message = taken.Message;
            var result = await _parts.Handling.TryAsync(message.ToIncoming(), attempt, _forwards, _aborted.Token).ConfigureAwait(false);
            if (result.RetryAfter is { } delay)
            {
                await Task.Delay(delay, _parts.TimeProvider, _stopping.Token).ConfigureAwait(false);
                attempt++;
                continue;
            }

            if (result.DeadLetter is { } letter)
                await _deadLetters.SendAsync(message, letter, _stopping.Token).ConfigureAwait(false);
            taken.State = result.NeedsFlush ? TakenState.Forwarded : TakenState.Settled;
            return;
        }
    }

    /// <summary>
    /// Stores the last taken message, after the backends that the messages were forwarded to have delivered them. Messages that may be lost
    /// are handled again, each alone.
    /// </summary>
    private async Task StoreAllAsync()
    {
        while (!await FlushAsync().ConfigureAwait(false))
        {
            await Task.Delay(_options.RetryDelay, _parts.TimeProvider, _stopping.Token).ConfigureAwait(false);
            foreach (var lost in _taken.Where(static taken => taken.State is TakenState.Taken))
            {
                _parts.Monitor.Retried(lost.Message.Place);
                await HandleAsync(lost, attempt: 2).ConfigureAwait(false);
            }
        }

        StoreSettled();
    }

    /// <returns>Whether the backends have delivered all messages that were forwarded.</returns>
    private async Task<bool> FlushAsync()
    {
        var result = await _forwards.FlushAsync(_aborted.Token).ConfigureAwait(false);
        if (result is ForwardResult.Pending)
        {
            _parts.Log.NotForwarded();
            return false;
        }

        var isDelivered = result is ForwardResult.Delivered;
        var forwarded = 0;
        foreach (var taken in _taken)
        {
            if (taken.State is not TakenState.Forwarded)
                continue;

            taken.State = isDelivered ? TakenState.Settled : TakenState.Taken;
            forwarded++;
        }

        if (!isDelivered)
            _parts.Log.Lost(forwarded);
        return isDelivered;
    }

    /// <summary>Stores the last message before which all are settled.</summary>
    private void StoreSettled()
    {
        var count = _taken.FindIndex(static taken => taken.State is not TakenState.Settled);
        if (count < 0)
            count = _taken.Count;
        if (count == 0)
            return;

        _store(_taken[count - 1].Message);
        for (var i = 0; i < count; i++)
            InFlight.Remove(_taken[i].Message.Bytes);
        _taken.RemoveRange(0, count);
    }

    private void ReleaseAll()
    {
        foreach (var taken in _taken)
        {
            InFlight.Remove(taken.Message.Bytes);
            _parts.Monitor.Released(taken.Message.Place);
        }

        while (_messages.Reader.TryRead(out var message))
            InFlight.Remove(message.Bytes);
    }
}
