namespace EventTracking.Batching;

/// <summary>Records the outcome of events in the account, once for each event, and releases them.</summary>
internal sealed class Settlement(EventHolder held, BackendAccount account, DeadLetters? deadLetters)
{
    /// <summary>A destination may answer with a whole page, which is not stored with each event.</summary>
    private const int LongestDetail = 1_000;

    /// <summary>The events whose dead letters are not flushed yet. Only the worker uses it.</summary>
    private readonly List<HeldEvent> _sentLetters = [];

    public void Deliver(ArraySegment<HeldEvent> events)
    {
        var claimed = held.Claim(events);
        account.Deliver(claimed.Count);
        held.LetGo(claimed);
    }

    /// <summary>Gets a value indicating whether events that are still held at shutdown go to a dead-letter backend.</summary>
    public bool HandsOver => deadLetters is not null && !held.OutlivesShutdown;

    /// <summary>Gives up events that the destination will not accept: sends them to the dead-letter backend, or drops them.</summary>
    public void GiveUp(ArraySegment<HeldEvent> events, DropReason reason, string detail, Exception? exception = null)
    {
        detail = detail.Length > LongestDetail ? detail[..LongestDetail] : detail;
        if (deadLetters is null)
        {
            Drop(events, reason, detail, exception);
            return;
        }

        foreach (var refused in events)
            SendToDeadLetters(deadLetters, refused, reason, detail);
    }

    /// <summary>
    /// Flushes the dead-letter backend, and then settles the events that were sent to it: a spool keeps an event until its dead letter is
    /// stored. Letters that the dead-letter backend has lost by then are counted in its own account.
    /// </summary>
    /// <param name="timeout">How long the flush may take.</param>
    public async ValueTask FlushDeadLettersAsync(TimeSpan timeout)
    {
        if (deadLetters is null || _sentLetters.Count == 0)
            return;

        try
        {
            await deadLetters.FlushAsync(timeout).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            account.ReportFailure(TrackingFailureKind.BackendDegraded, exception);
        }

        Settle(_sentLetters.ToArray());
        _sentLetters.Clear();
    }

    public void Drop(ArraySegment<HeldEvent> events, DropReason reason, string? detail = null, Exception? exception = null) =>
        DropClaimed(held.Claim(events), reason, detail, exception);

    /// <summary>
    /// Sends unsettled events to the dead-letter backend, because the backend is being disposed. Without one, they are left to
    /// <see cref="DropRest"/>; events that outlive the shutdown are left to the next start.
    /// </summary>
    public void HandOver(ArraySegment<HeldEvent> events)
    {
        if (deadLetters is null || !HandsOver)
            return;

        foreach (var left in events.AsSpan())
        {
            SendToDeadLetters(
                deadLetters, left, DropReason.Shutdown, "The backend was disposed before the destination accepted the event.");
        }
    }

    /// <summary>Drops everything that is lost when the backend is disposed.</summary>
    public void DropRest() => DropClaimed(held.ClaimRest(), DropReason.Shutdown, null, null);

    private void DropClaimed(ArraySegment<HeldEvent> claimed, DropReason reason, string? detail, Exception? exception)
    {
        if (claimed.Count > 0)
            account.Drop(reason, claimed[0].Name, claimed.Count, detail, exception);
        held.LetGo(claimed);
    }

    private void SendToDeadLetters(DeadLetters letters, HeldEvent refused, DropReason reason, string detail)
    {
        // Claimed after sending: if the dead-letter backend hangs, the event can still be dropped at the end. Once it is dropped, it is no
        // longer sent; this is checked at the last moment, because writing the letter takes time.
        try
        {
            var letter = DeadLetters.LetterOf(refused, reason, detail);
            if (!held.IsOpen(refused))
                return;
            letters.Send(in letter);
        }
        catch (Exception exception)
        {
            Drop(new([refused]), reason, detail, exception);
            return;
        }

        if (held.OutlivesShutdown)
            _sentLetters.Add(refused);
        else
            Settle(new([refused]));
    }

    private void Settle(ArraySegment<HeldEvent> deadLettered)
    {
        var claimed = held.Claim(deadLettered);
        account.DeadLetter(claimed.Count);
        held.LetGo(claimed);
    }
}
