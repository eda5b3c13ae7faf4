namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>
/// Tests of a site that emits through the default tracker of the process. They do not run in parallel with other tests, whose sites also
/// register a default tracker.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DefaultTrackerCollection
{
    public const string Name = "Default tracker";
}
