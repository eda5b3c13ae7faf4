namespace EventTracking.Threading;

/// <summary>The disposals and workers that the running code was called from, also on another thread. It must not wait for them.</summary>
internal sealed class ActiveWork
{
    private static readonly AsyncLocal<ActiveWork?> Flow = new();

    private readonly object _owner;
    private readonly ActiveWork? _outer;

    private ActiveWork(object owner, ActiveWork? outer) => (_owner, _outer) = (owner, outer);

    /// <summary>Gets or sets the innermost one; <see langword="null"/> for code that was called from elsewhere.</summary>
    public static ActiveWork? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Whether the running code was called from the work of an owner.</summary>
    public static bool IsOf(object owner)
    {
        var work = Current;
        while (work is not null && work._owner != owner)
            work = work._outer;
        return work is not null;
    }

    /// <summary>Marks the code that follows as work of an owner: in an async method, until that ends.</summary>
    public static void Enter(object owner) => Current = new ActiveWork(owner, Current);

    /// <summary>Does the work of an owner.</summary>
    public static void Run(object owner, Action work)
    {
        var outer = Current;
        Enter(owner);
        try
        {
            work();
        }
        finally
        {
            Current = outer;
        }
    }
}
