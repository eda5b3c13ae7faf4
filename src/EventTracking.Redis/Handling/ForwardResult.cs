namespace EventTracking.Redis.Handling;

/// <summary>What became of forwarded events.</summary>
internal enum ForwardResult
{
    /// <summary>The backends have delivered the events, written them to a spool, dead-lettered or filtered them.</summary>
    Delivered,

    /// <summary>A backend still holds events.</summary>
    Pending,

    /// <summary>A backend has lost events, and some of these may be among them.</summary>
    Lost,
}
