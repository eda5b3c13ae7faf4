using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner has opened a thread in a course's forum.</summary>
[TrackedEvent("edx.forum.thread.created")]
public sealed partial record ThreadCreated(
    string Id,
    string ThreadType,
    string Title,
    string Body,
    bool Truncated,
    string Url,
    string CommentableId,
    string CategoryId,
    string CategoryName,
    bool Anonymous,
    bool AnonymousToPeers,
    long? GroupId,
    PostOptions Options,
    IReadOnlyList<string> UserForumsRoles,
    IReadOnlyList<string> UserCourseRoles);

/// <summary>A learner has responded to a thread.</summary>
[TrackedEvent("edx.forum.response.created")]
public sealed partial record ResponseCreated(
    string Id,
    PostReference Discussion,
    string Body,
    bool Truncated,
    string Url,
    string CommentableId,
    string CategoryId,
    string CategoryName,
    PostOptions Options,
    IReadOnlyList<string> UserForumsRoles,
    IReadOnlyList<string> UserCourseRoles);

/// <summary>A learner has commented on a response.</summary>
[TrackedEvent("edx.forum.comment.created")]
public sealed partial record CommentCreated(
    string Id,
    PostReference Discussion,
    PostReference Response,
    string Body,
    bool Truncated,
    string Url,
    string CommentableId,
    string CategoryId,
    string CategoryName,
    PostOptions Options,
    IReadOnlyList<string> UserForumsRoles,
    IReadOnlyList<string> UserCourseRoles);

/// <summary>What the writer of a post has chosen.</summary>
public sealed record PostOptions(bool Followed);

/// <summary>Another post, which this one belongs to.</summary>
public sealed record PostReference(string Id);
