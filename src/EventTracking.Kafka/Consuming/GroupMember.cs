using System.Runtime.ExceptionServices;
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

    /// <summary>How long a handler may run on after its partition was revoked. The rebalance of the group waits meanwhile.</summary>
    private static readonly TimeSpan RevokeTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaConsumerOptions _options;
    private readonly ConsumerParts _parts;
    private readonly DeadLetterTopic _deadLetters;
    private readonly CancellationToken _aborted;
    private readonly InFlight _inFlight;
    private readonly IConsumer<byte[]?, byte[]?> _client;
    private readonly Dictionary<TopicPartition, PartitionWorker> _workers = [];
    private readonly GroupLag _lag;
    private readonly BrokerOutage _outage;
    private bool _isPaused;

    /// <summary>Whether partitions were assigned after the others were paused.</summary>
    private bool _hasNewPartitions;

    public GroupMember(KafkaConsumerOptions options, ConsumerParts parts, DeadLetterTopic deadLetters, CancellationToken aborted)
    {
        (_options, _parts, _deadLetters, _aborted) = (options, parts, deadLetters, aborted);
        _inFlight = new InFlight(options);
        _client = new ConsumerBuilder<byte[]?, byte[]?>(ConsumerProperties.Of(options))
            .SetKeyDeserializer(Deserializers.ByteArray)
            .SetValueDeserializer(Deserializers.ByteArray)
            .SetErrorHandler((_, error) => _outage!.Report(error))
            .SetLogHandler(static (_, _) => { })
            .SetPartitionsAssignedHandler((_, partitions) => Assign(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => End(partitions.Select(static partition => partition.TopicPartition)))
            .SetPartitionsLostHandler((_, partitions) => Abandon(partitions.Select(static partition => partition.TopicPartition)))
            .Build();
        _lag = new GroupLag(_client, options, parts);
        _outage = new BrokerOutage(_client, options, parts);
    }

    /// <summary>Runs until the consumer stops.</summary>
    /// <exception cref="Exception">The client or a worker cannot go on.</exception>
    public void Run(CancellationToken stopping)
    {
        _client.Subscribe(_options.Topic);
        while (!stopping.IsCancellationRequested && FindFailure() is null)
        {
            PauseOrResume();
            try
            {
                if (_client.Consume(PollTimeout) is { Message: not null } result)
                    Receive(result);
            }
            catch (ConsumeException exception) when (!exception.Error.IsFatal)
            {
                _outage.Report(exception.Error);
            }

            _outage.Check();
            if (_parts.Monitor.Server.Current is null)
                _lag.Read(_workers.Keys);
        }

        // Handlers end, then the client commits what they have handled and leaves the group.
        var failure = FindFailure();
        if (failure is null)
            EndAll();
        else
            End([.. _workers.Keys]);
        _client.Close();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        Abandon([.. _workers.Keys]);
        _client.Dispose();
    }

    private void Receive(ConsumeResult<byte[]?, byte[]?> result)
    {
        _outage.Received();
        if (!_workers.TryGetValue(result.TopicPartition, out var worker))
            return;

        _parts.Monitor.Received();
        worker.Add(new TopicMessage(result));
    }

    private void Assign(List<TopicPartition> partitions)
    {
        _outage.Received();
        foreach (var partition in partitions)
        {
            _workers[partition] = new PartitionWorker(_options, _parts, _inFlight, _deadLetters, Store, _aborted);
            _lag.Forget(partition);
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

    private void Release(PartitionWorker[] workers)
    {
        foreach (var worker in workers)
        {
            _ = worker.Completion.ContinueWith(
                _ =>
                {
                    if (worker.Failure is { } failure)
                        _parts.Monitor.Server.Begin(GroupFailure.Of(failure));
                    worker.Dispose();
                },
                TaskScheduler.Default);
        }
    }

    /// <summary>Returns why a worker has ended by itself. Its partition must not be left alone.</summary>
    private Exception? FindFailure() => _workers.Values.FirstOrDefault(static worker => worker.Failure is not null)?.Failure;

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
}
