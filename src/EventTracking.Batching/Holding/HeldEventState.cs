namespace EventTracking.Batching;

/// <summary>What has become of an event that is being sent.</summary>
internal enum HeldEventState
{
    /// <summary>That is open.</summary>
    Held,

    /// <summary>Somebody is entering into the account what became of it. Nobody else may.</summary>
    Claimed,

    /// <summary>It is accounted for.</summary>
    Settled,
}
