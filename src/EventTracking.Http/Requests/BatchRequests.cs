using System.Globalization;
using System.Text.Json;

namespace EventTracking.Http.Requests;

/// <summary>Sends batches as requests within the limits of a format. Not thread-safe.</summary>
internal sealed class BatchRequests(RequestFormat format, HttpConnection connection) : IDisposable
{
    private readonly RequestBuffer _body = new();

    /// <summary>The indexes in the batch of the events in the current request.</summary>
    private readonly List<int> _sent = [];

    private readonly List<RejectedEvent> _rejected = [];
    private readonly HashSet<int> _rejectedIndexes = [];

    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        _rejected.Clear();
        _rejectedIndexes.Clear();
        for (var next = 0; next < batch.Count;)
        {
            var end = Fill(batch, next);
            if (_sent.Count > 0)
            {
                var answer = await connection.PostAsync(_body.WrittenMemory, format.ContentType, cancellationToken).ConfigureAwait(false);
                var outcome = format.Read(answer, _sent.Count);
                if (outcome.Failure is { } failure)
                    return failure;
                foreach (var rejected in outcome.Rejected)
                    Reject(_sent[rejected.Index], rejected.Reason);
                if (outcome.ResendsRest)
                    end = next;
            }

            next = end;
        }

        _body.Clear();
        return _rejected.Count == 0 ? BatchResult.Accepted : BatchResult.Rejected(_rejected);
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Writes the next request.</summary>
    /// <returns>The index of the first event that is left for another request.</returns>
    private int Fill(EventBatch batch, int index)
    {
        _sent.Clear();
        _body.Clear();
        format.Start(_body);
        for (; index < batch.Count && _sent.Count < format.MaxRequestCount; index++)
        {
            if (_rejectedIndexes.Contains(index))
                continue;

            var start = _body.Length;
            var envelope = batch[index];
            if (ReasonNotToSend(in envelope) is { } reason)
            {
                _body.Truncate(start);
                Reject(index, reason);
                continue;
            }

            if (_body.Length + format.EndLength > format.MaxRequestBytes)
            {
                var size = _body.Length - start;
                _body.Truncate(start);
                if (_sent.Count > 0)
                    break;
                Reject(index, TooLarge("request", size, format.MaxRequestBytes));
                continue;
            }

            _sent.Add(index);
        }

        format.End(_body);
        return index;
    }

    private string? ReasonNotToSend(in EventEnvelope envelope)
    {
        var start = _body.Length;
        try
        {
            if (!format.TryAppend(in envelope, _body, isFirst: _sent.Count == 0, out var reason))
                return reason;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // An exception would be retried, and would be thrown again.
            return $"The event cannot be written for this destination: {exception.Message}";
        }

        var size = _body.Length - start;
        return size > format.MaxEventBytes ? TooLarge("event", size, format.MaxEventBytes) : null;
    }

    private void Reject(int index, string reason)
    {
        if (_rejectedIndexes.Add(index))
            _rejected.Add(new RejectedEvent(index, reason));
    }

    private static string TooLarge(string limited, int size, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"The event is too large: {size:N0} bytes. The destination accepts at most {limit:N0} bytes per {limited}.");
}
