namespace EventTracking.Benchmarks.Measuring;

/// <summary>One way of doing a piece of work, measured beside others.</summary>
/// <param name="name">What the table calls it.</param>
internal abstract class Variant(string name) : IDisposable
{
    private static readonly ExecutionContext Clean = ExecutionContext.Capture()!;

    public string Name { get; } = name;

    /// <summary>How often the work is done in one run while warming up: enough to be seen by a clock.</summary>
    public virtual int WarmUpTimes => 50;

    /// <summary>Does the work so many times, in a loop of its own, so that only the loop is called through the base class.</summary>
    /// <param name="times">How often.</param>
    public abstract void Run(int times);

    /// <summary>
    /// Makes ready for a slice, in the async flow of the slice: contexts are entered here, and nobody needs to leave them. It is
    /// not measured.
    /// </summary>
    public virtual void BeforeSlice()
    {
    }

    /// <summary>Clears away what a slice has left; it is not measured.</summary>
    public virtual void AfterSlice()
    {
    }

    /// <summary>
    /// Does something in an async flow of its own. In a common one, each variant's context would slow down the look-up of all
    /// others.
    /// </summary>
    public static void InOwnFlow(Action action) => ExecutionContext.Run(Clean, static action => ((Action)action!)(), action);

    public virtual void Dispose()
    {
    }
}
