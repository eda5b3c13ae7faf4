using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Queues;

/// <summary>A way to hand events to another thread, or to a backend that needs no other thread.</summary>
/// <param name="name">The name in the table.</param>
internal abstract class QueueVariant(string name) : LineVariant(name)
{
    /// <summary>The capacity of each queue in bytes. It holds the events of a whole run, so none is dropped or blocks the caller.</summary>
    public const int CapacityBytes = 128 * 1024 * 1024;

    public override void Run(int times)
    {
        Emit(times);
        Flush();
    }

    /// <summary>Emits the work item, in a loop of its own.</summary>
    public abstract void Emit(int times);

    /// <summary>Waits until the destination has everything.</summary>
    public abstract void Flush();
}
