namespace EventTracking;

/// <summary>The kinds of <see cref="BatchResult"/>.</summary>
internal enum BatchResultKind
{
    Accepted,
    Rejected,
    RetryLater,
    Unauthorized,
    Invalid,
}
