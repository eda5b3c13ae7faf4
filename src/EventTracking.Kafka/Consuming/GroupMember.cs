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

    private readonly KafkaConsumerOptions _options;
    private readonly ConsumerParts _parts;
    private readonly IConsumer<byte[]?, byte[]?> _client;
    private readonly PartitionWorkers _workers;
    private readonly GroupLag _lag;
    private readonly BrokerOutage _outage;
    private readonly HashSet<TopicPartition> _paused = [];

    public GroupMember(KafkaConsumerOptions options, ConsumerParts parts, DeadLetterTopic deadLetters, CancellationToken aborted)
    {
        (_options, _parts) = (options, parts);
        _workers = new PartitionWorkers(
            () => new PartitionWorker(options, parts, deadLetters, Store, aborted), parts.Monitor.Server, aborted);
        _client = new ConsumerBuilder<byte[]?, byte[]?>(ConsumerProperties.Of(options))
            .SetKeyDeserializer(Deserializers.ByteArray)
            .SetValueDeserializer(Deserializers.ByteArray)
            .SetErrorHandler((_, error) => _outage!.Report(error))
            .SetLogHandler(static (_, _) => { })
            .SetPartitionsAssignedHandler((_, partitions) => Assign(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => _workers.End(partitions.Select(static partition => partition.TopicPartition)))
            .SetPartitionsLostHandler((_, partitions) => _workers.Abandon(partitions.Select(static partition => partition.TopicPartition)))
            .Build();
        _lag = new GroupLag(_client, options, parts);
        _outage = new BrokerOutage(_client, options, parts);
    }

    /// <summary>Runs until the consumer stops.</summary>
    /// <exception cref="Exception">The client or a worker cannot go on.</exception>
    public void Run(CancellationToken stopping)
    {
        _client.Subscribe(_options.Topic);
        while (!stopping.IsCancellationRequested && _workers.Failure is null)
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
                _lag.Read(_workers.Partitions);
        }

        // Handlers end, then the client commits what they have handled and leaves the group.
        var failure = _workers.Failure;
        _workers.EndAll();
        _client.Close();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        _workers.Abandon(_workers.Partitions);
        _client.Dispose();
    }

    private void Receive(ConsumeResult<byte[]?, byte[]?> result)
    {
        _outage.Received();

        // A partition that was paused before it moved away and came back is read again.
        _paused.Remove(result.TopicPartition);
        if (_workers.Find(result.TopicPartition) is not { } worker)
            return;

        _parts.Monitor.Received();
        worker.Add(new TopicMessage(result));
    }

    private void Assign(List<TopicPartition> partitions)
    {
        _outage.Received();
        foreach (var partition in partitions)
        {
            _workers.Start(partition);
            _lag.Forget(partition);
        }
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
        var count = _workers.All.Count;
        foreach (var (partition, worker) in _workers.All)
        {
            if (_paused.Contains(partition))
            {
                if (worker.InFlight.HasRoom(count))
                {
                    _client.Resume([partition]);
                    _paused.Remove(partition);
                }
            }
            else if (worker.InFlight.IsFull(count))
            {
                _client.Pause([partition]);
                _paused.Add(partition);
            }
        }
    }
}
