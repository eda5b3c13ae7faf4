namespace EventTracking.Redis.Handling;

/// <summary>How often a failed event is handled again, and after which delays.</summary>
internal sealed record RetryPolicy(int MaxAttempts, TimeSpan RetryDelay, TimeSpan MaxRetryDelay)
{
    /// <summary>Returns the delay after a failed attempt, which doubles with each: one after the first.</summary>
    public TimeSpan After(int attempt)
    {
        var seconds = Math.Min(MaxRetryDelay.TotalSeconds, RetryDelay.TotalSeconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Adds the names of invalid options, with the allowed values.</summary>
    public void Validate(List<KeyValuePair<string, string>> errors)
    {
        if (MaxAttempts < 1)
            errors.Add(new(nameof(MaxAttempts), "a number of attempts from 1"));
        if (RetryDelay <= TimeSpan.Zero || RetryDelay > MaxRetryDelay)
            errors.Add(new(nameof(RetryDelay), $"a positive duration of at most {nameof(MaxRetryDelay)}"));
        if (MaxRetryDelay > TimeSpan.FromHours(1))
            errors.Add(new(nameof(MaxRetryDelay), "a duration of at most 1 hour"));
    }
}
