using System.Diagnostics;

namespace EventTracking.Batching;

/// <summary>What a backend holds events in, in order: those that wait, and those that have been taken for sending.</summary>
/// <remarks>
/// <para>
/// To settle an event, a thread claims it, records the outcome in the account and then releases it. An event can be claimed only once,
/// so it is not counted twice if the destination answers while the backend is being disposed. It is held until its outcome is recorded,
/// so a thread that waits for the event finds it in the account.
/// </para>
/// <para>Any thread may add and claim events; one thread, the worker, takes and recycles them.</para>
/// </remarks>
internal abstract class EventHolder
{
    private readonly WakeUpCall _wakeUp = new();
    private readonly TakenEvents _taken = new();

    /// <summary>Gets the number of held events. Any thread may read it.</summary>
    public abstract long Count { get; }

    /// <summary>Gets the number of bytes that the held events use.</summary>
    public abstract long Bytes { get; }

    /// <summary>Gets how long the oldest event has been held; zero if there is none.</summary>
    public abstract TimeSpan OldestAge { get; }

    /// <summary>Gets the sequence number of the event that was added last.</summary>
    public abstract long LastSequence { get; }

    /// <summary>Gets the events that wait and can be taken.</summary>
    public abstract WaitingEvents Waiting { get; }

    /// <summary>
    /// Gets a value indicating whether the next start finds the events that are still held at shutdown. Otherwise they go to the
    /// dead-letter backend, or are dropped.
    /// </summary>
    public abstract bool OutlivesShutdown { get; }

    /// <summary>Guards the states of taken events.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Gets the oldest taken event that is not settled; <see langword="null"/> if there is none. Requires the gate.</summary>
    protected HeldEvent? OldestTaken => _taken.Oldest;

    /// <summary>Gets a value indicating whether <see cref="OnDeliverable"/> may have an effect. Read it after a full fence.</summary>
    protected bool IsWakeUpRequested => _wakeUp.IsRequested;

    /// <summary>Adds a copy of an event.</summary>
    /// <param name="envelope">The event.</param>
    public abstract EnqueueResult TryAdd(in EventEnvelope envelope);

    /// <summary>Takes the oldest waiting events: at least one if there is any, and more while they fit.</summary>
    /// <param name="count">The maximum number of events.</param>
    /// <param name="bytes">The maximum number of bytes of their lines.</param>
    public abstract ArraySegment<HeldEvent> Take(int count, long bytes);

    /// <summary>Reuses the memory of taken events that are no longer read.</summary>
    public abstract void Recycle(ArraySegment<HeldEvent> taken);

    /// <summary>
    /// Returns a task that completes when every event added so far is as safe as the holder makes it: settled, or stored durably.
    /// </summary>
    public abstract Task WhenDrained();

    /// <summary>Rejects events that are added from now on.</summary>
    public abstract void Close();

    /// <summary>Claims the events that are lost when the process ends, after <see cref="Close"/>.</summary>
    public abstract ArraySegment<HeldEvent> ClaimRest();

    /// <summary>Sets the function that wakes the worker, before events are added; see <see cref="WakeUpCall.Set"/>.</summary>
    public void SetWakeUp(Func<bool> tryWakeUp) => _wakeUp.Set(tryWakeUp);

    /// <summary>
    /// Wakes the worker once when this many events or bytes wait, at once if they already do, instead of an earlier request. Only the
    /// worker calls it.
    /// </summary>
    public void WakeAt(int count, long bytes)
    {
        _wakeUp.Request(count, bytes);
        var waiting = Waiting;
        OnDeliverable(waiting.Count, waiting.Bytes);
    }

    /// <summary>Returns whether an event has not been claimed yet.</summary>
    public bool IsOpen(HeldEvent taken)
    {
        lock (Gate)
            return taken.State is HeldEventState.Held;
    }

    /// <summary>Claims the events that have not been claimed before, and returns them.</summary>
    public ArraySegment<HeldEvent> Claim(ArraySegment<HeldEvent> events)
    {
        lock (Gate)
            return ClaimHeld(events);
    }

    /// <summary>Releases claimed events after their outcome has been recorded in the account.</summary>
    public void LetGo(ArraySegment<HeldEvent> claimed)
    {
        lock (Gate)
        {
            foreach (var settled in claimed.AsSpan())
            {
                Debug.Assert(settled.State is HeldEventState.Claimed, "Only claimed events are released.");
                settled.State = HeldEventState.Settled;
            }

            _taken.RemoveSettled();
            OnSettled(claimed);
        }
    }

    /// <summary>
    /// Wakes the worker if it has requested that. Call it whenever events have become available to it, without the gate and after a full
    /// fence.
    /// </summary>
    /// <param name="count">The number of events that wait.</param>
    /// <param name="bytes">The number of bytes of their lines.</param>
    protected void OnDeliverable(long count, long bytes) => _wakeUp.OnWaiting(count, bytes);

    /// <summary>Frees what settled events use. Called with the gate; <see cref="OldestTaken"/> no longer includes them.</summary>
    protected abstract void OnSettled(ArraySegment<HeldEvent> settled);

    /// <summary>Adds an event to the taken ones. Requires the gate.</summary>
    protected void AddTaken(HeldEvent taken) => _taken.Add(taken);

    /// <summary>Claims all taken events up to a sequence number that have not been claimed before. Requires the gate.</summary>
    protected ArraySegment<HeldEvent> ClaimTaken(long through = long.MaxValue) =>
        ClaimHeld(_taken.ToArray().TakeWhile(taken => taken.Sequence <= through).ToArray());

    private static ArraySegment<HeldEvent> ClaimHeld(ArraySegment<HeldEvent> events)
    {
        // Usually all events are claimed, and the segment itself is returned.
        var isClaimed = false;
        foreach (var held in events.AsSpan())
            isClaimed |= held.State is not HeldEventState.Held;
        var result = isClaimed ? events.Where(static held => held.State is HeldEventState.Held).ToArray() : events;
        foreach (var held in result.AsSpan())
            held.State = HeldEventState.Claimed;
        return result;
    }
}
