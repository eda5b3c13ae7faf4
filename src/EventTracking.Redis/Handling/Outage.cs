namespace EventTracking.Redis.Handling;

/// <summary>Whether a consumer can use its server, or another one that it needs. Thread-safe.</summary>
internal sealed class Outage(ConsumerLog log, TimeProvider time)
{
    /// <summary>The shortest time between two lines about one outage. Some reasons are different at each attempt.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private volatile State? _current;
    private string? _loggedReason;
    private long _logged;

    /// <summary>The outage; <see langword="null"/> while the server works.</summary>
    public State? Current => _current;

    /// <summary>Begins an outage and logs it, or changes its reason. Another reason is logged at most once a minute.</summary>
    public void Begin(string reason)
    {
        lock (_gate)
        {
            var known = _current;
            if (known?.Reason != reason)
                _current = new State(known?.Since ?? time.GetUtcNow(), reason);
            if (known is not null && (reason == _loggedReason || time.GetElapsedTime(_logged) < Interval))
                return;

            (_loggedReason, _logged) = (reason, time.GetTimestamp());
        }

        log.Interrupted(reason);
    }

    /// <summary>Ends the outage.</summary>
    public void End()
    {
        if (Forget())
            log.Resumed();
    }

    /// <summary>Ends the outage without a line in the log, because the server is not used any more.</summary>
    /// <returns>Whether there was an outage.</returns>
    public bool Forget()
    {
        if (_current is null)
            return false;

        lock (_gate)
        {
            var isInterrupted = _current is not null;
            _current = null;
            return isInterrupted;
        }
    }

    /// <summary>An outage.</summary>
    /// <param name="Since">When it began.</param>
    /// <param name="Reason">The last error.</param>
    internal sealed record State(DateTimeOffset Since, string Reason);
}
