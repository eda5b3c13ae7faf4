namespace EventTracking.Batching.Spooling;

/// <content>The end of the queue.</content>
internal sealed partial class FrameQueue
{
    private bool _isClosed;
    private bool _isStopped;

    /// <summary>Rejects events from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _queue.Close();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Makes the writer end.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Close();
        }
    }

    /// <summary>Gives up everything that is in memory, after <see cref="Close"/>. The writer does not count it any more.</summary>
    /// <param name="account">The account of the backend.</param>
    /// <param name="first">The first event.</param>
    /// <returns>The number of events.</returns>
    public int Abandon(BackendAccount account, out EventHeader first)
    {
        int abandoned;
        TaskCompletionSource[] waits;
        lock (_gate)
        {
            abandoned = (int)(Added - _left);
            first = default;
            if (_group.Count > 0)
                first = FirstFrame.HeaderOf(_group.Piece(0), account);
            else if (_left < Added && TryPeek(out var block))
                first = FirstFrame.HeaderOf(block.Frames, account);

            // The blocks stay in the queue, which is closed. The log may still read those of the group.
            _left = Added;
            _group.Clear();
            waits = _waits.Take(_left);
        }

        WrittenWaits.Complete(waits);
        return abandoned;
    }
}
