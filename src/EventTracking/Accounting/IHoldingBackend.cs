namespace EventTracking.Accounting;

/// <summary>A backend of this library that holds events, or has backends below it that do.</summary>
internal interface IHoldingBackend
{
    /// <summary>Whether the running code was called by a worker of the backend, or of one below it, which cannot wait for itself.</summary>
    bool IsWorker { get; }

    /// <summary>Waits until every event that was sent before the call has left the backend, whatever becomes of it.</summary>
    /// <returns>Whether they have left it in time.</returns>
    bool Drain(TimeSpan timeout);

    /// <summary>Delivers what can be delivered in time, drops the rest, and disposes the backend.</summary>
    void Shutdown(TimeSpan timeout);

    /// <summary>
    /// Drops what is held at once, waiting for nothing: the time is over, whatever <see cref="Shutdown"/> still does. Calling it again
    /// does nothing.
    /// </summary>
    void Abandon();
}
