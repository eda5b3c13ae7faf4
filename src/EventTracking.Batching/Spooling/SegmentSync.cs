using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// Syncs finished segments regularly, because at <see cref="SpoolDurability.Process"/> appending does not. It has threads of its own: the
/// writer must not wait for the disk, or events accumulate in memory.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="enter">Marks the thread as a worker of the backend.</param>
/// <param name="onException">Receives unexpected exceptions.</param>
internal sealed class SegmentSync(SpoolLog log, Action enter, Action<Exception> onException)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Thread? _thread;
    private TimeSpan _last;

    /// <summary>Starts a sync if it is time to, and the one before has ended.</summary>
    /// <param name="now">The monotonic time.</param>
    public void StartIfDue(TimeSpan now)
    {
        if (now - _last < Interval || _thread is { IsAlive: true })
            return;

        _last = now;
        if (!log.HasUnsynced)
            return;

        _thread = new Thread(Sync) { Name = "EventTracking spool sync", IsBackground = true };
        _thread.UnsafeStart();
    }

    /// <summary>Waits for a sync in progress.</summary>
    public void Wait() => _thread?.Join();

    private void Sync()
    {
        try
        {
            enter();
            log.SyncSealed();
        }
        catch (Exception exception)
        {
            onException(exception);
        }
    }
}
