namespace EventTracking;

/// <summary>
/// Why an event was lost. The list is complete: every lost event has one of these reasons. An event that a filter, an allowlist or sampling
/// omits on purpose is not lost; it is counted as <see cref="AccountSnapshot.Filtered"/>.
/// </summary>
public enum DropReason
{
    /// <summary>It was emitted after its tracker or backend was disposed, or the backend had not delivered it by then.</summary>
    Shutdown,

    /// <summary>It was emitted while another event was emitted or processed, too many levels deep.</summary>
    RecursiveEmit,

    /// <summary>It could not be written at all, for example because the clock or the context locator threw.</summary>
    Unserializable,

    /// <summary>A processor whose <see cref="IEventProcessor.OnFailure"/> is <see cref="ProcessorFailurePolicy.Drop"/> threw.</summary>
    ProcessorFailed,

    /// <summary>It was larger than the limit.</summary>
    Oversize,

    /// <summary>It was nested deeper than the limit.</summary>
    TooDeep,

    /// <summary>It had more fields than the limit.</summary>
    TooManyFields,

    /// <summary>The queue of a backend was full.</summary>
    QueueFull,

    /// <summary>The backend threw.</summary>
    BackendFailed,

    /// <summary>The disk was full.</summary>
    DiskFull,

    /// <summary>The destination rejected it, and will never accept it.</summary>
    DestinationRejected,

    /// <summary>It could not be delivered within the time that the backend allows.</summary>
    Expired,

    /// <summary>It was in a spool on disk, and was removed because it was too old or to make room for newer events.</summary>
    Retention,
}
