namespace EventTracking.Batching;

/// <summary>The result of adding an event to an <see cref="EventHolder"/>.</summary>
internal enum EnqueueResult
{
    /// <summary>The event is held.</summary>
    Added,

    /// <summary>The capacity does not allow another event.</summary>
    Full,

    /// <summary>Events are no longer accepted.</summary>
    Closed,

    /// <summary>The event is larger than the holder can store.</summary>
    TooLarge,

    /// <summary>The disk of a spool is full.</summary>
    DiskFull,

    /// <summary>A spool cannot be written for another reason.</summary>
    DiskFailed,
}
