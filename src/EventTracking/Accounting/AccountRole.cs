namespace EventTracking.Accounting;

/// <summary>What an account belongs to.</summary>
internal enum AccountRole
{
    /// <summary>A tracker, or a router whose accounts are read on their own.</summary>
    Root,

    /// <summary>A router. Its deliveries are counted by the backends below it.</summary>
    Router,

    /// <summary>A backend that delivers events itself.</summary>
    Backend,

    /// <summary>A backend that receives what another backend could not deliver.</summary>
    DeadLetter,
}
