namespace EventTracking.Shared;

/// <summary>The heap of this process. Tests that measure it must run alone: <see cref="ProcessWideCollection"/>.</summary>
internal static class Heap
{
    /// <summary>Returns the size of the reachable objects, after all finalizers have run.</summary>
    public static long LiveBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
