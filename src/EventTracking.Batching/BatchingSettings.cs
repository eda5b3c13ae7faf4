namespace EventTracking.Batching;

/// <summary>Validates options.</summary>
internal static class BatchingSettings
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Returns the options, or the defaults for <see langword="null"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it and the allowed values.</exception>
    public static BatchingOptions Checked(BatchingOptions? options)
    {
        options ??= new BatchingOptions();
        if (options.TimeProvider is null)
            throw new ArgumentNullException(nameof(options), "TimeProvider is null. Omit it to use the system clock.");
        if (Errors(options) is [var (option, allowed), ..])
            throw new ArgumentOutOfRangeException(nameof(options), $"{option} is out of range. Use {allowed}.");
        if (options.Spool?.Validate() is [var (spoolOption, allowedForSpool), ..])
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), $"{nameof(options.Spool)}.{spoolOption} is not valid. Use {allowedForSpool}.");
        }

        return options;
    }

    /// <summary>Returns the options that are out of range, each with the allowed values.</summary>
    public static List<KeyValuePair<string, string>> Errors(BatchingOptions options)
    {
        var errors = new List<KeyValuePair<string, string>>();
        Positive(options.MaxBatchCount, nameof(options.MaxBatchCount), "a number of events");
        Positive(options.MaxBatchBytes, nameof(options.MaxBatchBytes), "a number of bytes");
        Positive(options.QueueCapacityBytes, nameof(options.QueueCapacityBytes), "a number of bytes");
        Between(TimeSpan.Zero, options.MaxBatchAge, Longest, nameof(options.MaxBatchAge));
        Between(TimeSpan.FromMilliseconds(10), options.RequestTimeout, Longest, nameof(options.RequestTimeout));
        Between(TimeSpan.FromMilliseconds(1), options.RetryDelay, Longest / 2, nameof(options.RetryDelay));
        Between(options.RetryDelay, options.MaxRetryDelay, Longest / 2, nameof(options.MaxRetryDelay));
        Between(TimeSpan.FromMilliseconds(500), options.BreakDuration, Longest, nameof(options.BreakDuration));
        Between(options.RequestTimeout, options.MaxRetryDuration, Longest, nameof(options.MaxRetryDuration));
        return errors;

        void Positive(int value, string option, string what)
        {
            if (value <= 0)
                errors.Add(new(option, $"{what} above 0"));
        }

        void Between(TimeSpan least, TimeSpan value, TimeSpan most, string option)
        {
            if (value < least || value > most)
                errors.Add(new(option, $"a time from {least} to {most}"));
        }
    }
}
