using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>Tests of process-wide state, such as the default tracker. They run sequentially and alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class ProcessWideCollection
{
    public const string Name = "process-wide";
}
