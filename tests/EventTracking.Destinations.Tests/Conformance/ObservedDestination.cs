namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>Records the batches that a destination receives, and the answers.</summary>
internal sealed class ObservedDestination(IEventBatchBackend destination) : IEventBatchBackend, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(Guid[] Ids, long Bytes)> _batches = [];
    private readonly List<string> _answers = [];

    /// <summary>The ids and the size in bytes of each batch, in order.</summary>
    public IReadOnlyList<(Guid[] Ids, long Bytes)> Batches
    {
        get
        {
            lock (_gate)
                return [.. _batches];
        }
    }

    /// <summary>The answers and the messages of exceptions, in order.</summary>
    public IReadOnlyList<string> Answers
    {
        get
        {
            lock (_gate)
                return [.. _answers];
        }
    }

    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        var ids = new Guid[batch.Count];
        var bytes = 0L;
        for (var i = 0; i < batch.Count; i++)
        {
            ids[i] = batch[i].Id;
            bytes += batch.GetJson(i).Length;
        }

        lock (_gate)
            _batches.Add((ids, bytes));
        try
        {
            var result = await destination.SendAsync(batch, cancellationToken);
            Record($"{result}");
            return result;
        }
        catch (Exception exception)
        {
            Record($"{exception.GetType().Name}: {exception.Message}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (destination is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync();
        else
            (destination as IDisposable)?.Dispose();
    }

    private void Record(string answer)
    {
        lock (_gate)
            _answers.Add(answer);
    }
}
