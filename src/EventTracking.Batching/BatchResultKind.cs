namespace EventTracking;

/// <summary>What a destination did with a batch.</summary>
internal enum BatchResultKind
{
    Taken,
    Refused,
    TryLater,
    Unauthorized,
    BadBatch,
}
