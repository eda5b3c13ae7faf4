namespace TrackingLogReplay;

/// <summary>The clock of the log: it shows the time of the line that is being replayed.</summary>
internal sealed class LogClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    /// <summary>Sets the clock; for a line without a time it keeps the time of the line before.</summary>
    public void Show(DateTimeOffset? time) => _now = time ?? _now;

    public override DateTimeOffset GetUtcNow() => _now;
}
