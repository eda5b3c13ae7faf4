using EventTracking.Testing;

namespace EventTracking.Batching.Tests.Support;

/// <summary>Options with distinct durations, so that a test can identify which timer was set.</summary>
internal static class SomeOptions
{
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);

    public static readonly TimeSpan Break = TimeSpan.FromSeconds(40);

    public static BatchingOptions With(
        TestClock clock,
        int maxBatchCount = 500,
        TimeSpan? maxBatchAge = null,
        Func<double>? random = null,
        IEventBackend? deadLetter = null,
        bool dropsRejected = false,
        TimeSpan? deadline = null,
        int maxBatchBytes = 1024 * 1024,
        int queueCapacityBytes = 32 * 1024 * 1024) => new()
        {
            TimeProvider = clock,
            MaxBatchCount = maxBatchCount,
            MaxBatchBytes = maxBatchBytes,
            QueueCapacityBytes = queueCapacityBytes,
            MaxBatchAge = maxBatchAge ?? TimeSpan.FromHours(10),
            RequestTimeout = RequestTimeout,
            RetryDelay = TimeSpan.FromSeconds(1),
            MaxRetryDelay = TimeSpan.FromSeconds(20),
            BreakDuration = Break,
            MaxRetryDuration = deadline ?? TimeSpan.FromHours(1),
            DeadLetter = dropsRejected ? null : deadLetter ?? new CollectingBackend(),
            Random = random ?? (static () => 0.5),
        };
}
