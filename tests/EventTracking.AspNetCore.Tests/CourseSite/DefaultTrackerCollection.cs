namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>
/// Tests of a site that emits through the default tracker of the process. They run alone: the sites of other tests register theirs under the
/// same name.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DefaultTrackerCollection
{
    public const string Name = "Default tracker";
}
