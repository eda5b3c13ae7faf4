namespace EventTracking.Hosting.Health;

/// <summary>
/// Counts the events that were lost within a time window, whichever of several callers asks first. A loss counts from the moment at
/// which it is noticed, so that callers that ask rarely do not miss it.
/// </summary>
internal sealed class LossWindow(TimeSpan length, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<(long NoticedAt, long Events)> _losses = new();
    private long _known;

    public TimeSpan Length { get; } = length;

    /// <param name="lost">The number of events lost since the start of the process.</param>
    /// <returns>The number of those that were noticed within the window.</returns>
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
