namespace EventTracking.Benchmarks.WorkItem;

/// <summary>The context of six fields that is ambient while events are emitted.</summary>
/// <param name="UserId">The learner.</param>
/// <param name="CourseId">The course.</param>
/// <param name="OrgId">Who offers it.</param>
/// <param name="Host">The server.</param>
/// <param name="SessionId">The learner's session.</param>
/// <param name="IsStaff">Whether the learner teaches the course.</param>
public sealed record Session(int UserId, string CourseId, string OrgId, string Host, string SessionId, bool IsStaff);
