using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>A member of the consumer group: polls, and gives each message to the worker of its partition.</summary>
/// <remarks>
/// The broker removes a member that does not poll for five minutes. Therefore no handler runs on the thread that polls: partitions whose
/// messages wait are paused, and polling goes on.
/// </remarks>
internal sealed class GroupMember : IDisposable
{
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LagInterval = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan CommittedTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How long a handler may run on after its partition was revoked. The rebalance of the group waits meanwhile.</summary>
    private static readonly TimeSpan RevokeTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaConsumerOptions _options;
    private readonly ConsumerParts _parts;
    private readonly DeadLetterTopic _deadLetters;
    private readonly CancellationToken _aborted;
    private readonly InFlight _inFlight;
    private readonly IConsumer<byte[]?, byte[]?> _client;
    private readonly Dictionary<TopicPartition, PartitionWorker> _workers = [];
    private readonly Dictionary<TopicPartition, long> _starts = [];
    private bool _isPaused;

    /// <summary>Whether partitions were assigned after the others were paused.</summary>
    private bool _hasNewPartitions;

    private long _lagRead;

    public GroupMember(KafkaConsumerOptions options, ConsumerParts parts, DeadLetterTopic deadLetters, CancellationToken aborted)
    {
        (_options, _parts, _deadLetters, _aborted) = (options, parts, deadLetters, aborted);
        _inFlight = new InFlight(options);
        _client = new ConsumerBuilder<byte[]?, byte[]?>(ConsumerProperties.Of(options))
            .SetKeyDeserializer(Deserializers.ByteArray)
            .SetValueDeserializer(Deserializers.ByteArray)
            .SetErrorHandler((_, error) => OnError(error))
            .SetLogHandler(static (_, _) => { })
            .SetPartitionsAssignedHandler((_, partitions) => Assign(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => End(partitions.Select(static partition => partition.TopicPartition)))
            .SetPartitionsLostHandler((_, partitions) => Abandon(partitions.Select(static partition => partition.TopicPartition)))
            .Build();
    }

    /// <summary>Runs until the consumer stops.</summary>
    /// <exception cref="KafkaException">The client cannot go on.</exception>
    public void Run(CancellationToken stopping)
    {
        _client.Subscribe(_options.Topic);
        while (!stopping.IsCancellationRequested)
        {
            PauseOrResume();
            try
            {
                if (_client.Consume(PollTimeout) is { Message: not null } result)
                    Receive(result);
            }
            catch (ConsumeException exception) when (!exception.Error.IsFatal)
            {
                OnError(exception.Error);
            }

            ReadLag();
        }

        // Handlers end, then the client commits what they have handled and leaves the group.
        EndAll();
        _client.Close();
    }

    public void Dispose()
    {
        Abandon([.. _workers.Keys]);
        _client.Dispose();
    }

    private void Receive(ConsumeResult<byte[]?, byte[]?> result)
    {
        _parts.Log.Resumed();
        if (!_workers.TryGetValue(result.TopicPartition, out var worker))
            return;

        _parts.Metrics.Received();
        worker.Add(new TopicMessage(result));
    }

    private void Assign(List<TopicPartition> partitions)
    {
        foreach (var partition in partitions)
        {
            _workers[partition] = new PartitionWorker(_options, _parts, _inFlight, _deadLetters, Store, _aborted);
            _starts.Remove(partition);
        }

        _hasNewPartitions = true;
    }

    /// <summary>Lets the handlers of partitions end, so that their messages are committed before another consumer gets them.</summary>
    private void End(IEnumerable<TopicPartition> partitions)
    {
        var ending = Remove(partitions);
        foreach (var worker in ending)
            worker.Stop();
        if (!Task.WaitAll([.. ending.Select(static worker => worker.Completion)], RevokeTimeout))
        {
            foreach (var worker in ending)
                worker.Abort();
        }

        Release(ending);
    }

    /// <summary>Lets all handlers end, until the host does not wait any longer.</summary>
    private void EndAll()
    {
        var ending = Remove([.. _workers.Keys]);
        foreach (var worker in ending)
            worker.Stop();
        try
        {
            Task.WhenAll(ending.Select(static worker => worker.Completion)).Wait(_aborted);
        }
        catch (OperationCanceledException)
        {
            // The handlers are canceled as well, and their messages are read again.
        }

        Release(ending);
    }

    /// <summary>Cancels the handlers of partitions that another consumer may already have.</summary>
    private void Abandon(IEnumerable<TopicPartition> partitions)
    {
        var ending = Remove(partitions);
        foreach (var worker in ending)
            worker.Abort();
        Release(ending);
    }

    private PartitionWorker[] Remove(IEnumerable<TopicPartition> partitions)
    {
        var removed = new List<PartitionWorker>();
        foreach (var partition in partitions)
        {
            if (_workers.Remove(partition, out var worker))
                removed.Add(worker);
        }

        return [.. removed];
    }

    private static void Release(PartitionWorker[] workers)
    {
        foreach (var worker in workers)
            _ = worker.Completion.ContinueWith(_ => worker.Dispose(), TaskScheduler.Default);
    }

    private void Store(TopicMessage message)
    {
        try
        {
            _client.StoreOffset(message.Next);
        }
        catch (Exception exception) when (exception is KafkaException or ObjectDisposedException)
        {
            // The partition has another consumer, which handles the message again.
        }
    }

    private void PauseOrResume()
    {
        if ((!_isPaused || _hasNewPartitions) && _inFlight.IsFull)
        {
            _client.Pause(_client.Assignment);
            (_isPaused, _hasNewPartitions) = (true, false);
        }
        else if (_isPaused && _inFlight.HasRoom)
        {
            _client.Resume(_client.Assignment);
            _isPaused = false;
        }
    }

    /// <summary>Reads how many messages of this consumer's partitions the client has not read yet, from what it knows already.</summary>
    private void ReadLag()
    {
        if (_lagRead != 0 && _parts.TimeProvider.GetElapsedTime(_lagRead) < LagInterval)
            return;

        _lagRead = _parts.TimeProvider.GetTimestamp();
        long lag = 0;
        foreach (var partition in _workers.Keys)
        {
            var (high, position) = (_client.GetWatermarkOffsets(partition).High, _client.Position(partition));
            if (!high.IsSpecial)
                lag += Math.Max(0, high.Value - (position.IsSpecial ? StartOf(partition, high) : position.Value));
        }

        _parts.Metrics.Lag = lag;
    }

    /// <summary>Returns the committed offset of a partition whose messages have not been read yet.</summary>
    private long StartOf(TopicPartition partition, Offset high)
    {
        if (_starts.TryGetValue(partition, out var start))
            return start;

        try
        {
            var committed = _client.Committed([partition], CommittedTimeout)[0].Offset;
            start = !committed.IsSpecial ? committed.Value : _options.StartAt is KafkaTopicStart.Beginning ? 0 : high.Value;
            return _starts[partition] = start;
        }
        catch (KafkaException)
        {
            return high.Value;
        }
    }

    private void OnError(Error error)
    {
        var reason = error.Code switch
        {
            ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut =>
                $"No broker answers at {_options.BootstrapServers}. Check that it runs, and BootstrapServers.",
            ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed =>
                "Kafka refuses the user or password. Correct Username and Password, and sasl.mechanism in Client.",
            ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic =>
                $"The topic \"{_options.Topic}\" does not exist. Create it, or correct Topic.",
            ErrorCode.TopicAuthorizationFailed => $"The user may not read the topic \"{_options.Topic}\". Add an ACL that allows Read.",
            ErrorCode.GroupAuthorizationFailed => $"The user may not use the group \"{_options.Group}\". Add an ACL that allows Read.",
            _ => error.Reason,
        };
        _parts.Log.Interrupted(reason);
    }
}
