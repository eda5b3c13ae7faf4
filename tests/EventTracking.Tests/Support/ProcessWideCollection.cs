using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>The tests of what is there once in a process, the default tracker for example: one after the other, and alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class ProcessWideCollection
{
    public const string Name = "process-wide";
}
