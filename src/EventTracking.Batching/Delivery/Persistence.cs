using System.Diagnostics;
using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace EventTracking.Batching;

/// <summary>Makes requests until one succeeds or the deadline has passed, with the resilience strategies of Polly.</summary>
internal sealed class Persistence
{
    private static readonly ResiliencePropertyKey<TimeSpan> TimeLeft = new("time-left");

    private readonly TimeSpan _requestTimeout;
    private readonly TimeProvider _time;
    private readonly OutageMonitor _monitor;
    private readonly FirstRequest _first;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ResiliencePipeline<BatchResult> _breaker;
    private readonly ResiliencePipeline<BatchResult> _deadline;
    private readonly ResiliencePipeline<BatchResult> _requests;

    public Persistence(BatchingOptions options, OutageMonitor monitor)
    {
        (_requestTimeout, _time, _monitor) = (options.RequestTimeout, options.TimeProvider, monitor);
        _first = new FirstRequest(monitor, options);
        var time = new SteadyTime(options.TimeProvider);
        _deadline = new ResiliencePipelineBuilder<BatchResult> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = static arguments => new(arguments.Context.Properties.GetValue(TimeLeft, TimeSpan.Zero)),
            })
            .Build();
        _breaker = new ResiliencePipelineBuilder<BatchResult> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<BatchResult>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 2,
                SamplingDuration = options.MaxRetryDelay * 2 > LeastSampling ? options.MaxRetryDelay * 2 : LeastSampling,
                BreakDuration = options.BreakDuration,
                OnOpened = arguments =>
                {
                    monitor.OnCircuitOpened(arguments.BreakDuration);
                    return default;
                },
                ShouldHandle = static arguments => new(ObservedRequest.IsFailure(arguments.Outcome)),
                StateProvider = _circuit,
            })
            .Build();
        _requests = new ResiliencePipelineBuilder<BatchResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<BatchResult>
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static arguments => new(ObservedRequest.IsFailure(arguments.Outcome)),
                DelayGenerator = arguments => new(RetryPause.After(options, arguments.Outcome, arguments.AttemptNumber)),
            })
            .AddPipeline(_breaker)
            .AddTimeout(options.RequestTimeout)
            .Build();
    }

    /// <summary>The minimum that Polly's circuit breaker allows.</summary>
    private static TimeSpan LeastSampling => TimeSpan.FromMilliseconds(500);

    /// <summary>Makes a request.</summary>
    /// <param name="events">The events.</param>
    /// <param name="request">Cancels the request when it takes too long or its response is no longer needed.</param>
    /// <param name="answer">Ends the wait for a response to a request that ignores cancellation.</param>
    public delegate ValueTask<BatchResult> Request(ArraySegment<HeldEvent> events, CancellationToken request, CancellationToken answer);

    /// <summary>Makes requests until one succeeds.</summary>
    /// <param name="request">The request.</param>
    /// <param name="events">The events.</param>
    /// <param name="timeLeft">The time after which to give up.</param>
    /// <param name="stop">Canceled to give up at once.</param>
    /// <returns>The destination's response, or the last failure before giving up.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<BatchResult>> PersistAsync(
        Request request, ArraySegment<HeldEvent> events, TimeSpan timeLeft, CancellationToken stop)
    {
        if (_circuit.CircuitState is not CircuitState.Closed)
            return await RetryAsync(null, request, events, timeLeft, stop).ConfigureAwait(false);

        var start = _time.GetTimestamp();
        var (first, isLate) = await _first.MakeAsync(request, events, timeLeft, stop).ConfigureAwait(false);
        if (!ObservedRequest.IsFailure(first) || isLate)
        {
            Record(first);
            return isLate && first.Exception is OperationCanceledException
                ? Outcome.FromException<BatchResult>(new TimeoutRejectedException(timeLeft))
                : first;
        }

        if (stop.IsCancellationRequested)
            return first;
        if (timeLeft != Timeout.InfiniteTimeSpan)
            timeLeft = Longest(timeLeft - _time.GetElapsedTime(start), TimeSpan.FromTicks(1));
        return await RetryAsync(first, request, events, timeLeft, stop).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes requests until one succeeds. The outcome of the first request is <see langword="null"/> if it has not been made.
    /// </summary>
    private async ValueTask<Outcome<BatchResult>> RetryAsync(
        Outcome<BatchResult>? first, Request request, ArraySegment<HeldEvent> events, TimeSpan timeLeft, CancellationToken stop)
    {
        var context = ResilienceContextPool.Shared.Get(stop);
        context.Properties.Set(TimeLeft, timeLeft);
        var last = default(Outcome<BatchResult>?);
        var requests = 0;
        var outcome = await _deadline.ExecuteOutcomeAsync(
            async (outer, _) =>
            {
                var answer = outer.CancellationToken;
                return await _requests.ExecuteOutcomeAsync(
                    async (inner, _) =>
                    {
                        if (requests++ > 0)
                            _monitor.OnRetry();
                        var made = requests == 1 && first is { } outcome
                            ? outcome
                            : await new ObservedRequest(_monitor, events, _requestTimeout)
                                .MakeAsync(request, inner.CancellationToken, answer, stop).ConfigureAwait(false);
                        last = made.Exception is OperationCanceledException ? last : made;
                        return made;
                    },
                    outer,
                    0).ConfigureAwait(false);
            },
            context,
            0).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);

        // The deadline usually interrupts a delay between retries. The last response contains the cause.
        return outcome.Exception is TimeoutRejectedException or OperationCanceledException && last is { } cause ? cause : outcome;
    }

    /// <summary>Records the outcome of a request in the circuit breaker, which does not wait.</summary>
    private void Record(Outcome<BatchResult> made)
    {
        var context = ResilienceContextPool.Shared.Get();
        var recorded = _breaker.ExecuteOutcomeAsync<BatchResult, Outcome<BatchResult>>(static (_, made) => new(made), context, made);
        Debug.Assert(recorded.IsCompleted, "The circuit breaker does not wait.");
        ResilienceContextPool.Shared.Return(context);
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
