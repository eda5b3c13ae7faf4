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

    /// <summary>The event was larger than a backend takes, and dropped there.</summary>
    Oversize,

    /// <summary>The event was emitted after the tracker had been disposed of, and dropped.</summary>
    Disposed,

    /// <summary>A backend could not be flushed or disposed of.</summary>
    ShutdownFailed,
}
