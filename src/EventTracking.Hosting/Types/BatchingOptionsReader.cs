using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of a <see cref="BatchingBackend"/>.</summary>
internal static class BatchingOptionsReader
{
    private static readonly BatchingOptions Defaults = new();

    public static BatchingOptions Read(ComponentOptions options)
    {
        var time = options.Services.GetService<TimeProvider>() ?? Defaults.TimeProvider;
        var deadLetter = options.GetBackend(nameof(BatchingOptions.DeadLetter));
        var read = new BatchingOptions
        {
            MaxBatchCount = options.GetInt32(nameof(BatchingOptions.MaxBatchCount), Defaults.MaxBatchCount, minimum: 1),
            MaxBatchBytes = Bytes(options, nameof(BatchingOptions.MaxBatchBytes), Defaults.MaxBatchBytes),
            MaxBatchAge = options.GetTimeSpan(nameof(BatchingOptions.MaxBatchAge), Defaults.MaxBatchAge),
            QueueCapacityBytes = Bytes(options, nameof(BatchingOptions.QueueCapacityBytes), Defaults.QueueCapacityBytes),
            RequestTimeout = options.GetTimeSpan(nameof(BatchingOptions.RequestTimeout), Defaults.RequestTimeout),
            RetryDelay = options.GetTimeSpan(nameof(BatchingOptions.RetryDelay), Defaults.RetryDelay),
            MaxRetryDelay = options.GetTimeSpan(nameof(BatchingOptions.MaxRetryDelay), Defaults.MaxRetryDelay),
            BreakDuration = options.GetTimeSpan(nameof(BatchingOptions.BreakDuration), Defaults.BreakDuration),
            MaxRetryDuration = options.GetTimeSpan(nameof(BatchingOptions.MaxRetryDuration), Defaults.MaxRetryDuration),
            DeadLetter = deadLetter,
            Spool = options.ReadSpool(),
            TimeProvider = time,
        };

        var invalid = read.Validate();
        options.AddErrors(invalid);
        return invalid.Count == 0 ? read : new BatchingOptions { DeadLetter = deadLetter, TimeProvider = time };
    }

    private static int Bytes(ComponentOptions options, string key, int defaultValue) =>
        (int)options.GetByteSize(key, defaultValue, minimum: 1, maximum: int.MaxValue);
}
