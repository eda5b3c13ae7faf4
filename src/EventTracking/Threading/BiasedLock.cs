namespace EventTracking.Threading;

/// <summary>
/// A lock that costs one thread next to nothing: whoever enters it many times in a row comes to own it, and from then on only sets a flag,
/// until another thread comes. It must not be entered again from inside.
/// </summary>
/// <remarks>
/// <para>
/// The atomic instructions of an ordinary lock wait until all that was stored before has left the processor. Right after an event was
/// written that is a whole line, and the wait takes longer than to copy it.
/// </para>
/// <para>
/// Why no two are inside: the owner first says that it is inside, and then looks whether it is the owner still. Who dispossesses it says so
/// first, and then looks whether it is inside. Each has to make its own word known before it looks for the other's. The owner does
/// nothing for that; the other one makes up for it by a barrier that every thread of the process runs. An owner that had looked before the
/// barrier has been seen inside after it, and one that looks after the barrier sees that it is the owner no longer.
/// </para>
/// <para>
/// Each owner has a word of its own, which no other thread writes. A thread may be held up between reading that it is the owner and saying
/// that it is inside, until others have owned the lock: were the word common, it would take back theirs. Of former owners the latest is
/// kept; threads that own the lock by turns allocate an owner for each of their turns, which are of so many entries at least.
/// </para>
/// </remarks>
/// <param name="biasThreshold">How many times in a row make an owner.</param>
internal sealed class BiasedLock(int biasThreshold = BiasedLock.DefaultBiasThreshold) : CacheLinePadded
{
    /// <summary>
    /// So many entries take longer than to dispossess an owner: threads that take turns are hardly worse off than with an ordinary
    /// lock.
    /// </summary>
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
            // The waiting thread was interrupted. The owner may still be inside: whoever comes next has to wait for it in turn.
            Volatile.Write(ref _owner, _formerOwner);
            throw;
        }
    }

    /// <summary>An owner that it makes begins to be one when it comes the next time: for now it has the gate.</summary>
    private void CountEntry(int thread)
    {
        _consecutiveEntries = thread == _latestThread ? _consecutiveEntries + 1 : 1;
        _latestThread = thread;
        if (_consecutiveEntries < biasThreshold)
            return;

        _consecutiveEntries = 0;
        Volatile.Write(ref _owner, _formerOwner.Thread == thread ? _formerOwner : new Owner(thread));
    }

    /// <summary>A thread that owns the lock or has owned it, and its word, which it alone writes.</summary>
    /// <param name="thread">The index of the thread.</param>
    public sealed class Owner(int thread) : CacheLinePadded
    {
        public bool IsInside;

        internal readonly CacheLines After;

        public int Thread => thread;
    }

    /// <summary>The lock is left at the end.</summary>
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
