using EventTracking.Serialization;

namespace EventTracking.JsonLines;

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
/// </remarks>
internal sealed class BiasedLock : OnOwnCacheLines
{
    /// <summary>
    /// How many times in a row make an owner. So many entries take longer than to dispossess one: threads that take turns are hardly
    /// worse off than with an ordinary lock.
    /// </summary>
    public const int Patience = 1024;

    private const int Nobody = -1;

    private readonly Lock _gate = new();
    private int _owner = Nobody;
    private bool _isOwnerInside;
    private int _latest = Nobody;
    private int _inARow;

    internal readonly CacheLines Behind;

    /// <summary>Waits until nobody is inside, and goes in until the result is disposed of.</summary>
    public Inside Enter() => Enter(EmissionThread.Current);

    /// <inheritdoc cref="Enter()"/>
    /// <param name="current">The calling thread.</param>
    public Inside Enter(EmissionThread current)
    {
        var thread = current.Index;
        if (Volatile.Read(ref _owner) == thread)
        {
            Volatile.Write(ref _isOwnerInside, true);
            if (Volatile.Read(ref _owner) == thread)
                return new Inside(this, isOwner: true);

            Volatile.Write(ref _isOwnerInside, false);
        }

        EnterGate(thread);
        return new Inside(this, isOwner: false);
    }

    private void EnterGate(int thread)
    {
        _gate.Enter();
        if (_owner != Nobody)
            Dispossess();
        Count(thread);
    }

    private void Dispossess()
    {
        Volatile.Write(ref _owner, Nobody);
        Interlocked.MemoryBarrierProcessWide();
        var wait = new SpinWait();
        while (Volatile.Read(ref _isOwnerInside))
            wait.SpinOnce();
    }

    /// <summary>An owner that it makes begins to be one when it comes the next time: for now it has the gate.</summary>
    private void Count(int thread)
    {
        _inARow = thread == _latest ? _inARow + 1 : 1;
        _latest = thread;
        if (_inARow < Patience)
            return;

        _inARow = 0;
        Volatile.Write(ref _owner, thread);
    }

    /// <summary>The lock is left at the end.</summary>
    public readonly ref struct Inside(BiasedLock entered, bool isOwner) : IDisposable
    {
        public void Dispose()
        {
            if (isOwner)
                Volatile.Write(ref entered._isOwnerInside, false);
            else
                entered._gate.Exit();
        }
    }
}
