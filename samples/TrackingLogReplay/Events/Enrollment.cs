using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner takes part in a course from now on.</summary>
[TrackedEvent("edx.course.enrollment.activated")]
public sealed partial record EnrollmentActivated(string CourseId, long UserId, string Mode);

/// <summary>A learner takes part in a course no longer.</summary>
[TrackedEvent("edx.course.enrollment.deactivated")]
public sealed partial record EnrollmentDeactivated(string CourseId, long UserId, string Mode);
