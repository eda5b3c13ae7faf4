namespace EventTracking;

/// <summary>Observes the emits of a tracker, so that a test gets the emitted object.</summary>
internal interface IEmitObserver
{
    /// <summary>Called before an emit.</summary>
    /// <param name="trackedEvent">The event; <see langword="null"/> if it is untyped.</param>
    void Begin(object? trackedEvent);

    /// <summary>Called after the emit that began last on this thread.</summary>
    void End();
}
