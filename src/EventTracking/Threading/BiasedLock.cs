namespace EventTracking.Threading;

/// <summary>
/// A lock that costs almost nothing while one thread uses it: a thread that enters it many times in a row becomes its owner, and then only
/// sets a flag, until another thread enters the lock. It is not reentrant.
/// </summary>
/// <remarks>
/// <para>
/// The atomic instructions of an ordinary lock wait until all earlier stores have left the CPU. Right after an event was written, these are
/// the stores of a whole line, and the wait takes longer than copying it (docs/decisions/025).
/// </para>
/// <para>
/// Mutual exclusion: the owner sets its flag and then checks that it is still the owner. A thread that revokes the bias first removes the
/// owner and then checks the flag. Each store must become visible before the load that follows it. The owner issues no barrier for that;
/// the revoking thread issues one for all threads of the process. If the owner checked before the barrier, its flag is visible after it.
/// If the owner checks after the barrier, it sees that it is no longer the owner.
/// </para>
/// <para>
/// Each owner has a flag of its own, which no other thread writes. A thread can be suspended between reading that it is the owner and
/// setting the flag, while others own the lock; with a shared flag it would overwrite theirs. Only the latest former owner is kept, so
/// threads that take turns allocate an owner per turn, which lasts at least <see cref="DefaultBiasThreshold"/> entries.
/// </para>
/// </remarks>
/// <param name="biasThreshold">The number of consecutive entries that make a thread the owner.</param>
internal sealed class BiasedLock(int biasThreshold = BiasedLock.DefaultBiasThreshold) : CacheLinePadded
{
    /// <summary>This many entries take longer than revoking the bias, so threads that take turns lose little time.</summary>
    public const int DefaultBiasThreshold = 1024;

    private static readonly Owner NoOwner = new(-1);

    private readonly Lock _gate = new();
    private Owner _owner = NoOwner;
    private Owner _formerOwner = NoOwner;
    private int _latestThread = NoOwner.Thread;
    private int _consecutiveEntries;

    internal readonly CacheLines After;

    /// <summary>Waits until no other thread holds the lock, and holds it until the result is disposed.</summary>
    /// <param name="thread">The index of the calling thread.</param>
    public Entry Enter(int thread)
    {
        var owner = Volatile.Read(ref _owner);
        if (owner.Thread == thread)
        {
            Volatile.Write(ref owner.IsInside, true);
            if (Volatile.Read(ref _owner) == owner)
                return new Entry(owner, null);

            Volatile.Write(ref owner.IsInside, false);
        }

        EnterGate(thread);
        return new Entry(null, _gate);
    }

    private void EnterGate(int thread)
    {
        _gate.Enter();
        try
        {
            if (_owner != NoOwner)
                RevokeBias();
            CountEntry(thread);
        }
        catch
        {
            _gate.Exit();
            throw;
        }
    }

    private void RevokeBias()
    {
        _formerOwner = _owner;
        Volatile.Write(ref _owner, NoOwner);
        Interlocked.MemoryBarrierProcessWide();
        try
        {
            var wait = new SpinWait();
            while (Volatile.Read(ref _formerOwner.IsInside))
                wait.SpinOnce();
        }
        catch
        {
            // The waiting thread was interrupted. The owner may still be inside, so the next thread has to wait for it.
            Volatile.Write(ref _owner, _formerOwner);
            throw;
        }
    }

    /// <summary>Counts an entry. A new owner uses its flag from the next entry on; for this one it holds the gate.</summary>
    private void CountEntry(int thread)
    {
        _consecutiveEntries = thread == _latestThread ? _consecutiveEntries + 1 : 1;
        _latestThread = thread;
        if (_consecutiveEntries < biasThreshold)
            return;

        _consecutiveEntries = 0;
        Volatile.Write(ref _owner, _formerOwner.Thread == thread ? _formerOwner : new Owner(thread));
    }

    /// <summary>A thread that owns or owned the lock, and the flag that only this thread writes.</summary>
    /// <param name="thread">The index of the thread.</param>
    public sealed class Owner(int thread) : CacheLinePadded
    {
        public bool IsInside;

        internal readonly CacheLines After;

        public int Thread => thread;
    }

    /// <summary>Holds the lock until it is disposed.</summary>
    public readonly ref struct Entry : IDisposable
    {
        private readonly Owner? _owner;
        private readonly Lock? _gate;

        public Entry(Owner? owner, Lock? gate) => (_owner, _gate) = (owner, gate);

        public void Dispose()
        {
            if (_owner is not null)
                Volatile.Write(ref _owner.IsInside, false);
            else
                _gate!.Exit();
        }
    }
}
