using Xunit;

namespace EventTracking.Shared;

/// <summary>Tests of process-wide state, such as the default tracker or the size of the heap. They run sequentially and alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class ProcessWideCollection
{
    public const string Name = "process-wide";
}
