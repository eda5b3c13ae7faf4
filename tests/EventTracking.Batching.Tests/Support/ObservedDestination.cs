namespace EventTracking.Batching.Tests.Support;

/// <summary>Responds to a request, which is identified by its zero-based number.</summary>
internal delegate ValueTask<BatchResult> Answer(Request request, int number, CancellationToken cancellationToken);

/// <summary>A destination with scripted responses that records every request and asserts that they do not overlap.</summary>
internal sealed class ObservedDestination(Answer answer) : IEventBatchBackend
{
    private readonly Lock _gate = new();
    private readonly List<Request> _requests = [];
    private int _open;

    public ObservedDestination(Func<Request, BatchResult> answer)
        : this((request, _, _) => new(answer(request)))
    {
    }

    public ObservedDestination(params BatchResult[] answers)
        : this((_, number, _) => new(number < answers.Length ? answers[number] : BatchResult.Accepted))
    {
    }

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>How often requests overlapped.</summary>
    public int Overlaps { get; private set; }

    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        var request = Request.Of(batch);
        int number;
        lock (_gate)
        {
            number = _requests.Count;
            _requests.Add(request);
            if (++_open > 1)
                Overlaps++;
        }

        try
        {
            return await answer(request, number, cancellationToken);
        }
        finally
        {
            lock (_gate)
                _open--;
        }
    }
}
