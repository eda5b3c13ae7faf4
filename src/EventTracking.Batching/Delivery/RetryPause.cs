using Polly;
using Polly.CircuitBreaker;

namespace EventTracking.Batching;

/// <summary>How long to wait before the next request.</summary>
internal static class RetryPause
{
    /// <summary>A destination that asks for more, or for nonsense, is not left alone for longer.</summary>
    public static readonly TimeSpan LongestAskedFor = TimeSpan.FromMinutes(5);

    /// <summary>
    /// What the destination asks for, or what is left of the break of the circuit, and then a share of a span that doubles with each
    /// retry ("full jitter"): clients that failed together do not return together.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="outcome">What became of the last request.</param>
    /// <param name="retry">How many retries there have been before.</param>
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
