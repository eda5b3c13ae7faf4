namespace EventTracking.Hosting.Health;

/// <summary>
/// Counts the events lost within a time window, for any number of callers. The window of a loss starts when it is first noticed, so that
/// infrequent callers do not miss it.
/// </summary>
internal sealed class LossWindow(TimeSpan length, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<(long NoticedAt, long Events)> _losses = new();
    private long _known;

    public TimeSpan Length { get; } = length;

    /// <param name="lost">The total number of events lost so far.</param>
    /// <returns>The number of losses noticed within the window.</returns>
    public long Count(long lost)
    {
        lock (_gate)
        {
            if (lost > _known)
            {
                _losses.Enqueue((time.GetTimestamp(), lost - _known));
                _known = lost;
            }

            while (_losses.TryPeek(out var oldest) && time.GetElapsedTime(oldest.NoticedAt) >= Length)
                _losses.Dequeue();
            return _losses.Sum(static loss => loss.Events);
        }
    }
}
