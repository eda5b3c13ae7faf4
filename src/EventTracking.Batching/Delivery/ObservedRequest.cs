using System.Net;
using Polly;

namespace EventTracking.Batching;

/// <summary>Makes a request and reports its outcome once. A timeout is reported even if the destination ignores the cancellation.</summary>
/// <param name="monitor">Receives the outcome.</param>
/// <param name="events">The number of events in the request.</param>
/// <param name="requestTimeout">How long the request may take.</param>
internal sealed class ObservedRequest(OutageMonitor monitor, int events, TimeSpan requestTimeout)
{
    private int _failed;

    /// <summary>Returns whether the destination neither accepted nor rejected the events, so that the request is retried.</summary>
    public static bool IsFailure(Outcome<BatchResult> outcome) =>
        outcome.Exception is not null || outcome.Result is null or { Kind: BatchResultKind.RetryLater or BatchResultKind.Unauthorized };

    /// <param name="request">The request.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <param name="answer">Ends the wait for a response, at the deadline of the batch or when the backend is disposed.</param>
    /// <param name="stop">Canceled when the backend is disposed.</param>
    public async Task<Outcome<BatchResult>> MakeAsync(
        Persistence.Request request, CancellationToken cancellation, CancellationToken answer, CancellationToken stop)
    {
        Outcome<BatchResult> made;
        using (cancellation.UnsafeRegister(_ => OnCanceled(answer), null))
            made = await OutcomeOf(request(cancellation, answer)).ConfigureAwait(false);

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

    private static async Task<Outcome<BatchResult>> OutcomeOf(Task<BatchResult> request)
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

    private void OnCanceled(CancellationToken answer)
    {
        if (!answer.IsCancellationRequested)
            Fail(new TimeoutException($"The destination did not answer within {requestTimeout}."));
    }

    private void Fail(Exception cause, bool isUnauthorized = false)
    {
        if (Interlocked.Exchange(ref _failed, 1) == 0)
            monitor.OnFailed(events, cause, isUnauthorized);
    }
}
