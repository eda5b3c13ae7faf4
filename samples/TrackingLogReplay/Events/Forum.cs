using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner started a thread in a course's forum.</summary>
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

/// <summary>A learner responded to a thread.</summary>
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

/// <summary>A learner commented on a response.</summary>
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

/// <summary>The options that the author of a post selected.</summary>
public sealed record PostOptions(bool Followed);

/// <summary>The post that this one replies to.</summary>
public sealed record PostReference(string Id);
