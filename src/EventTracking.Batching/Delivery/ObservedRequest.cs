using System.Net;
using System.Runtime.CompilerServices;
using Polly;

namespace EventTracking.Batching;

/// <summary>Makes a request and reports its outcome once. A timeout is reported even if the destination ignores the cancellation.</summary>
/// <param name="monitor">Receives the outcome.</param>
/// <param name="events">The events.</param>
/// <param name="requestTimeout">How long the request may take.</param>
internal sealed class ObservedRequest(OutageMonitor monitor, ArraySegment<HeldEvent> events, TimeSpan requestTimeout)
{
    private CancellationToken _answer;
    private int _failed;

    /// <summary>Returns whether the destination neither accepted nor rejected the events, so that the request is retried.</summary>
    public static bool IsFailure(Outcome<BatchResult> outcome) =>
        outcome.Exception is not null || outcome.Result is null or { Kind: BatchResultKind.RetryLater or BatchResultKind.Unauthorized };

    /// <param name="request">The request.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <param name="answer">Ends the wait for a response, at the deadline of the batch or when the backend is disposed.</param>
    /// <param name="stop">Canceled when the backend is disposed.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<BatchResult>> MakeAsync(
        Persistence.Request request, CancellationToken cancellation, CancellationToken answer, CancellationToken stop)
    {
        Outcome<BatchResult> made;
        _answer = answer;
        using (cancellation.UnsafeRegister(static observed => ((ObservedRequest)observed!).OnCanceled(), this))
            made = await OutcomeOf(request(events, cancellation, answer)).ConfigureAwait(false);

        if (stop.IsCancellationRequested && IsFailure(made))
            return made;
        if (made.Exception is OperationCanceledException && cancellation.IsCancellationRequested)
            Fail(new TimeoutException("The destination did not answer before the deadline of the batch."));
        else if (IsFailure(made))
            Fail(made.Exception ?? new IOException($"The destination answered {made.Result}"), IsUnauthorized(made));
        else
            monitor.OnAnswered();
        return made;
    }

    private static bool IsUnauthorized(Outcome<BatchResult> outcome) =>
        outcome.Result is { Kind: BatchResultKind.Unauthorized }
        || outcome.Exception is UnauthorizedAccessException
            or HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Outcome<BatchResult>> OutcomeOf(ValueTask<BatchResult> request)
    {
        try
        {
            return Outcome.FromResult(await request.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<BatchResult>(exception);
        }
    }

    private void OnCanceled()
    {
        if (!_answer.IsCancellationRequested)
            Fail(new TimeoutException($"The destination did not answer within {requestTimeout}."));
    }

    private void Fail(Exception cause, bool isUnauthorized = false)
    {
        if (Interlocked.Exchange(ref _failed, 1) == 0)
            monitor.OnFailed(events.Count, cause, isUnauthorized);
    }
}
