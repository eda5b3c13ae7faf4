using Polly;
using Polly.CircuitBreaker;

namespace EventTracking.Batching;

/// <summary>Calculates the delay before the next request.</summary>
internal static class RetryPause
{
    /// <summary>The longest delay that a destination can request.</summary>
    public static readonly TimeSpan LongestAskedFor = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Returns the delay that the destination requested, or the rest of the circuit breaker's break, plus a random part of a span that
    /// doubles with each retry ("full jitter"): clients that failed together do not return together.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="outcome">The outcome of the last request.</param>
    /// <param name="retry">The number of retries so far.</param>
    public static TimeSpan After(BatchingOptions options, Outcome<BatchResult> outcome, int retry)
    {
        var span = Math.Min(options.MaxRetryDelay.TotalSeconds, options.RetryDelay.TotalSeconds * Math.Pow(2, retry));
        return AskedFor(outcome) + TimeSpan.FromSeconds(span * options.Random());
    }

    private static TimeSpan AskedFor(Outcome<BatchResult> outcome)
    {
        var asked = outcome switch
        {
            { Exception: BrokenCircuitException broken } => broken.RetryAfter,
            { Result.After: { } after } => after < LongestAskedFor ? after : LongestAskedFor,
            _ => null,
        };
        return asked > TimeSpan.Zero ? asked.Value : TimeSpan.Zero;
    }
}
