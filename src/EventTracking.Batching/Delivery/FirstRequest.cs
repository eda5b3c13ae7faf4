using System.Runtime.CompilerServices;
using Polly;

namespace EventTracking.Batching;

/// <summary>
/// Makes the first request for a batch while the destination works, without the strategies for failures: they allocate several kilobytes
/// for each request. It has the same timeouts.
/// </summary>
/// <param name="monitor">Receives the outcome.</param>
/// <param name="options">The options.</param>
internal sealed class FirstRequest(OutageMonitor monitor, BatchingOptions options)
{
    // Reused while they are not canceled.
    private CancellationTokenSource? _request;
    private CancellationTokenSource? _answer;

    /// <summary>Makes the request. Not thread-safe.</summary>
    /// <param name="request">The request.</param>
    /// <param name="events">The events.</param>
    /// <param name="timeLeft">The time after which to end the wait for a response.</param>
    /// <param name="stop">Canceled to end the request at once.</param>
    /// <returns>The outcome, and whether the time was over before.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(Outcome<BatchResult> Outcome, bool IsLate)> MakeAsync(
        Persistence.Request request, ArraySegment<HeldEvent> events, TimeSpan timeLeft, CancellationToken stop)
    {
        var answer = Start(ref _answer, timeLeft);
        var cancellation = Start(ref _request, options.RequestTimeout);
        Outcome<BatchResult> made;
        using (answer.UnsafeRegister(static first => ((FirstRequest)first!)._request?.Cancel(), this))
        using (stop.UnsafeRegister(static first => ((FirstRequest)first!)._answer?.Cancel(), this))
        {
            made = await new ObservedRequest(monitor, events, options.RequestTimeout)
                .MakeAsync(request, cancellation, answer, stop).ConfigureAwait(false);
        }

        var isLate = answer.IsCancellationRequested && !stop.IsCancellationRequested;
        End(ref _request);
        End(ref _answer);
        return (made, isLate);
    }

    private CancellationToken Start(ref CancellationTokenSource? source, TimeSpan delay)
    {
        if (options.TimeProvider != TimeProvider.System)
        {
            source = new CancellationTokenSource(delay, options.TimeProvider);
        }
        else
        {
            source ??= new CancellationTokenSource();
            source.CancelAfter(delay);
        }

        return source.Token;
    }

    private static void End(ref CancellationTokenSource? source)
    {
        if (source is null || source.TryReset())
            return;

        // A destination that ignores the cancellation may still use a token that is canceled.
        if (!source.IsCancellationRequested)
            source.Dispose();
        source = null;
    }
}
