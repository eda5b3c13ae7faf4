using EventTracking.Batching.Tests.Support;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>A destination that fails until it is switched on, and records what it has accepted.</summary>
internal sealed class SwitchedDestination(bool isOn = true) : IEventBatchBackend
{
    private readonly Lock _gate = new();
    private readonly List<Guid> _ids = [];
    private readonly List<string> _lines = [];
    private volatile bool _isOn = isOn;
    private int _requests;

    public IReadOnlyList<Guid> Ids
    {
        get
        {
            lock (_gate)
                return [.. _ids];
        }
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    public int Requests => Volatile.Read(ref _requests);

    public void SwitchOn() => _isOn = true;

    public void SwitchOff() => _isOn = false;

    /// <summary>Waits until a number of events have been accepted.</summary>
    public Task AwaitAsync(int events) => Eventually.Is(() => Ids.Count >= events, $"{events} events are delivered");

    public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        if (!_isOn)
            return new(BatchResult.RetryLater(reason: "switched off"));

        var request = Request.Of(batch);
        lock (_gate)
        {
            _ids.AddRange(request.Ids);
            _lines.AddRange(request.Lines);
        }

        return new(BatchResult.Accepted);
    }
}
