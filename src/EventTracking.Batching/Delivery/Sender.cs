using System.Runtime.CompilerServices;
using Polly;

namespace EventTracking.Batching;

/// <summary>Sends batches to the destination until each event is accepted, rejected or expired.</summary>
internal sealed class Sender(
    IEventBatchBackend destination, BatchingOptions options, Settlement settlement, OutageMonitor monitor, BackendAccount account)
{
    private readonly Persistence _persistence = new(options, monitor);

    /// <summary>The latest call. It may still be running after the wait for its response has ended.</summary>
    private DestinationCall? _call;
    private Persistence.Request? _request;

    /// <summary>Gets a value indicating whether the destination may still read the events of the last batch.</summary>
    public bool IsReading => _call is { IsRunning: true };

    /// <exception cref="OperationCanceledException">The backend is being disposed. Unsettled events are left to the caller.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ArraySegment<HeldEvent> batch, CancellationToken stop) =>
        await SendAsync(batch, options.TimeProvider.GetTimestamp(), stop).ConfigureAwait(false);

    /// <returns>Whether the destination accepted all events.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> SendAsync(ArraySegment<HeldEvent> events, long start, CancellationToken stop)
    {
        var outcome = await _persistence.PersistAsync(
            _request ??= CallAsync, events, TimeLeft(start), stop).ConfigureAwait(false);

        switch (outcome.Result)
        {
            case { Kind: BatchResultKind.Accepted }:
                settlement.Deliver(events);
                return true;
            case { Kind: BatchResultKind.Rejected } result:
                SettleRejected(events, result);
                return false;
            case { Kind: BatchResultKind.Invalid } result when events.Count == 1:
                settlement.GiveUp(events, DropReason.DestinationRejected, result.Reason);
                return false;
            case { Kind: BatchResultKind.Invalid }:
                await BisectAsync(events, start, stop).ConfigureAwait(false);
                return false;
            default:
                stop.ThrowIfCancellationRequested();
                settlement.GiveUp(events, DropReason.Expired, Describe(outcome), outcome.Exception);
                return false;
        }
    }

    /// <summary>
    /// Sends a batch with at least one invalid event in halves. If the destination accepts the first half, the second contains the invalid
    /// event and is halved without being sent as a whole first. An event is only given up after it was rejected alone.
    /// </summary>
    private async Task BisectAsync(ArraySegment<HeldEvent> events, long start, CancellationToken stop)
    {
        while (true)
        {
            var (first, second) = (events[..(events.Count / 2)], events[(events.Count / 2)..]);
            var isFirstTaken = await SendAsync(first, start, stop).ConfigureAwait(false);
            if (!isFirstTaken || second.Count == 1)
            {
                await SendAsync(second, start, stop).ConfigureAwait(false);
                return;
            }

            events = second;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<BatchResult> CallAsync(ArraySegment<HeldEvent> events, CancellationToken request, CancellationToken answer)
    {
        // One call at a time, even if the destination has ignored the cancellation of an earlier one.
        if (_call is { IsRunning: true } earlier)
            await earlier.WhenEnded().WaitAsync(request).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        request.ThrowIfCancellationRequested();

        foreach (var sent in events.AsSpan())
            sent.Attempts++;
        var batch = new EventBatch(events);
        if (_call is null or { IsAbandoned: true })
            _call = new DestinationCall(destination);
        try
        {
            return await _call.MakeAsync(batch, request, answer).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{destination.GetType().Name}.SendAsync returned null. Return a BatchResult.");
        }
        finally
        {
            batch.End();
        }
    }

    private void SettleRejected(ArraySegment<HeldEvent> events, BatchResult result)
    {
        var reasons = new Dictionary<int, string>();
        foreach (var rejected in result.RejectedEvents)
        {
            if ((uint)rejected.Index < (uint)events.Count)
                reasons.TryAdd(rejected.Index, rejected.Reason ?? "");
            else
                account.ReportFailure(TrackingFailureKind.BackendDegraded, NoSuchEvent(rejected.Index, events.Count));
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (reasons.TryGetValue(i, out var reason))
                settlement.GiveUp(events.Slice(i, 1), DropReason.DestinationRejected, reason);
        }

        settlement.Deliver(events.Where((_, i) => !reasons.ContainsKey(i)).ToArray());
    }

    private InvalidOperationException NoSuchEvent(int index, int count) => new(
        $"{destination.GetType().Name}.SendAsync rejected the event at index {index} of a batch of {count}. Use indexes within the batch, "
            + "from 0.");

    private TimeSpan TimeLeft(long start)
    {
        if (options.Spool is not null)
            return Timeout.InfiniteTimeSpan;

        // Zero would mean no deadline.
        var left = options.MaxRetryDuration - options.TimeProvider.GetElapsedTime(start);
        return left > TimeSpan.FromTicks(1) ? left : TimeSpan.FromTicks(1);
    }

    private static string Describe(Outcome<BatchResult> outcome) => outcome.Exception?.Message ?? $"{outcome.Result}";
}
