namespace EventTracking.Destinations.Tests.Conformance;

internal static class BatchingOptionsExtensions
{
    /// <summary>Returns a copy with other values.</summary>
    public static BatchingOptions With(
        this BatchingOptions options,
        int? maxBatchCount = null,
        int? maxBatchBytes = null,
        TimeSpan? maxBatchAge = null,
        int? queueCapacityBytes = null,
        TimeSpan? requestTimeout = null,
        TimeSpan? maxRetryDuration = null,
        SpoolOptions? spool = null) => new()
        {
            MaxBatchCount = maxBatchCount ?? options.MaxBatchCount,
            MaxBatchBytes = maxBatchBytes ?? options.MaxBatchBytes,
            MaxBatchAge = maxBatchAge ?? options.MaxBatchAge,
            QueueCapacityBytes = queueCapacityBytes ?? options.QueueCapacityBytes,
            RequestTimeout = requestTimeout ?? options.RequestTimeout,
            RetryDelay = options.RetryDelay,
            MaxRetryDelay = options.MaxRetryDelay,
            BreakDuration = options.BreakDuration,
            MaxRetryDuration = maxRetryDuration ?? options.MaxRetryDuration,
            DeadLetter = options.DeadLetter,
            Spool = spool ?? options.Spool,
            TimeProvider = options.TimeProvider,
        };
}
