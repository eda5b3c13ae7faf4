namespace EventTracking.Threading;

/// <summary>The disposals and workers that called the running code, possibly on another thread. The code must not wait for them.</summary>
internal sealed class ActiveWork
{
    private static readonly AsyncLocal<ActiveWork?> Flow = new();

    private readonly object _owner;
    private readonly ActiveWork? _outer;

    private ActiveWork(object owner, ActiveWork? outer) => (_owner, _outer) = (owner, outer);

    /// <summary>Gets or sets the innermost work; <see langword="null"/> if no disposal or worker called the code.</summary>
    public static ActiveWork? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Returns whether the work of an owner called the running code.</summary>
    public static bool IsOf(object owner)
    {
        var work = Current;
        while (work is not null && work._owner != owner)
            work = work._outer;
        return work is not null;
    }

    /// <summary>Marks the following code as work of an owner; in an async method, until the method ends.</summary>
    public static void Enter(object owner) => Current = new ActiveWork(owner, Current);

    /// <summary>Runs the work of an owner.</summary>
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
