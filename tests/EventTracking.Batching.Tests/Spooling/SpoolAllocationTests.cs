using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>An emit to a spool allocates nothing.</summary>
public sealed partial class SpoolAllocationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_emit_allocates_nothing()
    {
        const int events = 2_000;
        var spool = new SpoolOptions(_folder.PathOf("spool")) { Durability = SpoolDurability.Process };
        using var some = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(spool));

        // On one thread, which has its own buffer. Groups grow until they have the size that they need, which depends on how late the
        // writer is. An allocation for each event would show in every round.
        Assert.Contains(0, Enumerable.Range(0, 20).Select(_ => EmitAndFlush()));

        long EmitAndFlush()
        {
            var allocated = Emit();
            Assert.True(some.Tracker.Flush(TimeSpan.FromMinutes(1)));
            return allocated;
        }

        long Emit()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < events; i++)
                some.Tracker.Emit(new Counted(i));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    public void Dispose() => _folder.Dispose();

    [TrackedEvent("spool.counted")]
    internal readonly partial record struct Counted(int N);
}
