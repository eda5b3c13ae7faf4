using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A course was indexed for search after its author published a change.</summary>
[TrackedEvent("edx.course.index.published")]
public sealed partial record CourseIndexPublished(string Category, int IndexedCount, string LocationId);
