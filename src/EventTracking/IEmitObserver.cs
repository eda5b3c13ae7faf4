namespace EventTracking;

/// <summary>Watches the emits of a tracker, so that a test can have the object back that was emitted.</summary>
internal interface IEmitObserver
{
    /// <summary>An emit begins.</summary>
    /// <param name="trackedEvent">The event; <see langword="null"/> where it is untyped.</param>
    void Begin(object? trackedEvent);

    /// <summary>The emit that began last on this thread is over.</summary>
    void End();
}
