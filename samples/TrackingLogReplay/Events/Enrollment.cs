using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner enrolled in a course.</summary>
[TrackedEvent("edx.course.enrollment.activated")]
public sealed partial record EnrollmentActivated(string CourseId, long UserId, string Mode);

/// <summary>A learner was unenrolled from a course.</summary>
[TrackedEvent("edx.course.enrollment.deactivated")]
public sealed partial record EnrollmentDeactivated(string CourseId, long UserId, string Mode);
