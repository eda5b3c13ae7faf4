namespace EventTracking.Line;

/// <summary>Creates the full id of an event from its time and the low half of the id.</summary>
internal interface IEventIdSource
{
    /// <summary>Returns the id of the event that was emitted at this time and has this low half.</summary>
    Guid At(long utcTicks, ulong low);
}
