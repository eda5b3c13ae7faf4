namespace EventTracking;

/// <summary>What went wrong with an event on its way.</summary>
public enum TrackingFailureKind
{
    /// <summary>A processor threw; its <see cref="IEventProcessor.OnFailure"/> decided what became of the event.</summary>
    ProcessorFailed,

    /// <summary>A backend threw: that backend does not have the event, the others do.</summary>
    BackendFailed,

    /// <summary>A field could not be read or written: it is <c>null</c> in the event, which went out without it.</summary>
    FieldFailed,

    /// <summary>A value has no JSON form: NaN or infinity became <c>null</c>, a lone surrogate became U+FFFD.</summary>
    ValueReplaced,

    /// <summary>The event was emitted from within its own emission too many levels deep, and dropped.</summary>
    RecursiveEmit,

    /// <summary>The event was larger, deeper or had more fields than a router or a backend takes, and was dropped there.</summary>
    Oversize,

    /// <summary>The event was emitted after its tracker or backend was disposed, or was not delivered by then, and was dropped.</summary>
    Disposed,

    /// <summary>A backend could not be flushed or disposed.</summary>
    ShutdownFailed,

    /// <summary>The queue of a backend had no room for the event, which was dropped.</summary>
    QueueFull,

    /// <summary>The event could not be written at all, and was dropped.</summary>
    NotWritten,

    /// <summary>A backend met with trouble that has cost no event so far: it keeps what it holds and tries again.</summary>
    BackendImpaired,

    /// <summary>
    /// A function that supplies a context, or one value of a context, failed. The events of the context go out without what it would have
    /// supplied.
    /// </summary>
    ContextFailed,

    /// <summary>A text was longer than its limit, for example a header of a request; the event has its beginning.</summary>
    ValueTruncated,
}
