namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A slow handler that measures how many events its consumer has received and not handled. Thread-safe.</summary>
internal sealed class HeldEventsHandler
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<ConsumerCounts> _counts = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _handled;

    /// <summary>The largest number of events that were held at a time.</summary>
    public long Most { get; private set; }

    /// <summary>Sets the metrics of the consumer, which the handler waits for.</summary>
    public void Measure(RunningConsumer consumer) => _counts.SetResult(consumer.Counts);

    public async ValueTask HandleAsync(EventLine line, CancellationToken cancellationToken)
    {
        var counts = await _counts.Task.WaitAsync(Bounded.Limit, cancellationToken);
        await Task.Delay(1, cancellationToken);
        lock (_gate)
            Most = Math.Max(Most, counts["received"] - _handled++);
    }
}
