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
    private readonly InFlight _inFlight;
    private readonly DeadLetterTopic _deadLetters;
    private readonly Action<TopicMessage> _store;
    private TopicMessage? _unstored;
    private int _unstoredCount;

    /// <param name="options">The options.</param>
    /// <param name="parts">What all consumers have in common.</param>
    /// <param name="inFlight">Counts the messages that wait.</param>
    /// <param name="deadLetters">Receives messages that cannot be handled.</param>
    /// <param name="store">Stores that a message and all before it were handled.</param>
    /// <param name="aborted">Cancels the handler.</param>
    public PartitionWorker(
        KafkaConsumerOptions options,
        ConsumerParts parts,
        InFlight inFlight,
        DeadLetterTopic deadLetters,
        Action<TopicMessage> store,
        CancellationToken aborted)
    {
        (_options, _parts, _inFlight, _deadLetters, _store) = (options, parts, inFlight, deadLetters, store);
        _aborted = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        Completion = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Completes after <see cref="Stop"/>, when no message is being handled.</summary>
    public Task Completion { get; }

    public void Add(TopicMessage message)
    {
        _inFlight.Add(message.Bytes);
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
            while (await _messages.Reader.WaitToReadAsync(_stopping.Token).ConfigureAwait(false))
            {
                while (!_stopping.IsCancellationRequested && _messages.Reader.TryRead(out var message))
                {
                    await HandleAsync(message).ConfigureAwait(false);
                    _inFlight.Remove(message.Bytes);
                    (_unstored, _unstoredCount) = (message, _unstoredCount + 1);
                    if (_parts.Forwards.IsEmpty || _unstoredCount >= MaxUnstored || !_messages.Reader.TryPeek(out _))
                        await StoreAsync().ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What was not handled is read again by the next consumer of the partition.
        }
        finally
        {
            while (_messages.Reader.TryRead(out var message))
                _inFlight.Remove(message.Bytes);
        }
    }

    private async Task HandleAsync(TopicMessage message)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await _parts.Handling.TryAsync(message.ToIncoming(), attempt, _aborted.Token).ConfigureAwait(false);
            if (result.DeadLetter is { } letter)
            {
                await _deadLetters.SendAsync(message, letter, _stopping.Token).ConfigureAwait(false);
                return;
            }

            if (result.RetryAfter is not { } delay)
                return;
            await Task.Delay(delay, _parts.TimeProvider, _stopping.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Stores the last handled message, after the backends that it was forwarded to have delivered it.</summary>
    private async Task StoreAsync()
    {
        while (!await _parts.Forwards.FlushAsync(_aborted.Token).ConfigureAwait(false))
        {
            _parts.Log.NotForwarded();
            await Task.Delay(_options.RetryDelay, _parts.TimeProvider, _stopping.Token).ConfigureAwait(false);
        }

        _store(_unstored!);
        _unstoredCount = 0;
    }
}
