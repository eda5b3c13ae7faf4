namespace EventTracking.Batching;

/// <summary>The state of an event that has been taken for sending.</summary>
internal enum HeldEventState
{
    /// <summary>The event has not been claimed.</summary>
    Held,

    /// <summary>One thread is recording the outcome in the account; no other thread may.</summary>
    Claimed,

    /// <summary>The outcome has been recorded in the account.</summary>
    Settled,
}
