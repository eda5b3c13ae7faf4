using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>The workers of the partitions that a member of the group has. Only the thread that polls uses it.</summary>
/// <param name="start">Starts a worker.</param>
/// <param name="server">Reports the failures of workers that have been ended.</param>
/// <param name="aborted">Signaled when the host does not wait any longer.</param>
internal sealed class PartitionWorkers(Func<PartitionWorker> start, Outage server, CancellationToken aborted)
{
    /// <summary>How long a handler may run on after its partition was revoked. The rebalance of the group waits meanwhile.</summary>
    private static readonly TimeSpan RevokeTimeout = TimeSpan.FromSeconds(10);

    private readonly Dictionary<TopicPartition, PartitionWorker> _workers = [];

    /// <summary>The workers by partition, in the type whose enumerator allocates nothing: they are enumerated for each message.</summary>
    public Dictionary<TopicPartition, PartitionWorker> All => _workers;

    public IEnumerable<TopicPartition> Partitions => _workers.Keys;

    /// <summary>Why a worker has ended by itself; <see langword="null"/> if none has. Its partition must not be left alone.</summary>
    public Exception? Failure => _workers.Values.FirstOrDefault(static worker => worker.Failure is not null)?.Failure;

    public PartitionWorker? Find(TopicPartition partition) => _workers.GetValueOrDefault(partition);

    public void Start(TopicPartition partition) => _workers[partition] = start();

    /// <summary>Lets the handlers of partitions end, so that their messages are committed before another consumer gets them.</summary>
    public void End(IEnumerable<TopicPartition> partitions)
    {
        var ending = Stop(partitions);
        if (!Task.WaitAll([.. ending.Select(static worker => worker.Completion)], RevokeTimeout))
        {
            foreach (var worker in ending)
                worker.Abort();
        }

        Release(ending);
    }

    /// <summary>Lets all handlers end, until the host does not wait any longer. After a failure they have less time.</summary>
    public void EndAll()
    {
        if (Failure is not null)
        {
            End(Partitions);
            return;
        }

        var ending = Stop(Partitions);
        try
        {
            Task.WhenAll(ending.Select(static worker => worker.Completion)).Wait(aborted);
        }
        catch (OperationCanceledException)
        {
            // The handlers are canceled as well, and their messages are read again.
        }

        Release(ending);
    }

    /// <summary>Cancels the handlers of partitions that another consumer may already have.</summary>
    public void Abandon(IEnumerable<TopicPartition> partitions)
    {
        var ending = Remove(partitions);
        foreach (var worker in ending)
            worker.Abort();
        Release(ending);
    }

    private PartitionWorker[] Stop(IEnumerable<TopicPartition> partitions)
    {
        var ending = Remove(partitions);
        foreach (var worker in ending)
            worker.Stop();
        return ending;
    }

    private PartitionWorker[] Remove(IEnumerable<TopicPartition> partitions)
    {
        var removed = new List<PartitionWorker>();
        foreach (var partition in partitions.ToArray())
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
                        server.Begin(GroupFailure.Of(failure));
                    worker.Dispose();
                },
                TaskScheduler.Default);
        }
    }
}
