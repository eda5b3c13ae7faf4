using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner turned to a page of a PDF textbook.</summary>
[TrackedEvent("book")]
public sealed partial record Book(string Type, string Name, string Chapter, int Old, int New);
