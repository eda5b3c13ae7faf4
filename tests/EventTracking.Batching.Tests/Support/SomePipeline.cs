using EventTracking.Testing;
using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Tests.Support;

/// <summary>A tracker with a batching backend, a dead-letter backend and a backend that records what is emitted.</summary>
internal sealed class SomePipeline : IDisposable
{
    private readonly CollectingBackend _emitted = new();

    /// <param name="destination">The destination of the batches.</param>
    /// <param name="options">The settings.</param>
    /// <param name="logger">The log of the tracker.</param>
    public SomePipeline(IEventBatchBackend destination, BatchingOptions options, ILogger<Tracker>? logger = null)
    {
        Backend = new BatchingBackend(destination, options);
        DeadLetters = options.DeadLetter as CollectingBackend;
        Tracker = new Tracker(new Dictionary<string, IEventBackend> { ["batch"] = Backend, ["observer"] = _emitted }, logger: logger);
    }

    public BatchingBackend Backend { get; }

    public Tracker Tracker { get; }

    public CollectingBackend? DeadLetters { get; }

    /// <summary>The ids of the emitted events, in order.</summary>
    public IReadOnlyList<Guid> Emitted => [.. _emitted.Events.Select(static emitted => emitted.Id)];

    /// <summary>The lines of the emitted events, in order.</summary>
    public IReadOnlyList<string> EmittedLines => [.. _emitted.Events.Select(static emitted => emitted.Json)];

    public AccountSnapshot Account => Tracker.GetAccount("batch");

    public void Emit(int events)
    {
        for (var i = 0; i < events; i++)
            Tracker.Emit("test.event", new Dictionary<string, object?> { ["n"] = i });
    }

    /// <summary>Flushes without a timeout.</summary>
    public Task<bool> FlushAsync() => Elsewhere.Run(() => Backend.Flush(Timeout.InfiniteTimeSpan));

    /// <summary>Asserts that the account covers every emitted event and that nothing else is pending.</summary>
    public void AssertAccount(long delivered, long deadLettered = 0, long pending = 0, params (DropReason Reason, long Events)[] dropped)
    {
        var account = Account;
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Equal(
            (Emitted.Count, Emitted.Count, delivered, deadLettered, pending),
            (account.Offered, account.Accepted, account.Delivered, account.DeadLettered, account.Pending));
        Assert.Equal(dropped.Order(), account.Dropped.Select(static drop => (drop.Key, drop.Value)).Order());
        Assert.Equal(deadLettered, DeadLetters?.Events.Count ?? 0);
        Assert.Equal(pending == 0, Backend.QueuedBytes == 0);
    }

    public void Dispose() => Tracker.Dispose();
}
