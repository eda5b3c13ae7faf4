namespace EventTracking.Batching.Tests.Support;

/// <summary>Answers a request; the number counts the requests from 0.</summary>
internal delegate ValueTask<BatchResult> Answer(Request request, int number, CancellationToken cancellationToken);

/// <summary>A destination that answers as it is told, and remembers every request. It asserts that one is made at a time.</summary>
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

    /// <summary>How often more than one request was open.</summary>
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
