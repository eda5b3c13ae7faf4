using System.ComponentModel;

namespace EventTracking;

/// <summary>
/// Observes the emits of a tracker (<see cref="Tracker.EmitObserver"/>): a test support library gets the emitted object, which a backend,
/// called between the two methods on the same thread, does not see.
/// </summary>
/// <remarks>
/// Called on every emitting thread. Emits can be nested: a processor or backend may emit another event. Exceptions reach the code that
/// emits. In a native program, and in a project with <c>PublishAot</c>, only untyped events are observed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEmitObserver
{
    /// <summary>Called before an emit.</summary>
    /// <param name="trackedEvent">The event; a copy if it is a struct, and <see langword="null"/> if it is untyped.</param>
    void OnEmitting(object? trackedEvent);

    /// <summary>Called after the emit that began last on this thread.</summary>
    void OnEmitted();
}
