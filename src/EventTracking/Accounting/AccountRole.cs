namespace EventTracking.Accounting;

/// <summary>What an account is of.</summary>
internal enum AccountRole
{
    /// <summary>A tracker, or a router whose accounts are read apart from those above it.</summary>
    Root,

    /// <summary>A router, whose deliveries are those of the backends below it.</summary>
    Router,

    /// <summary>A backend that events end at.</summary>
    Backend,

    /// <summary>A backend that takes what another one could not deliver.</summary>
    DeadLetter,
}
