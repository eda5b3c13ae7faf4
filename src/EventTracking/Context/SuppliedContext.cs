using EventTracking.Diagnostics;

namespace EventTracking.Context;

/// <summary>
/// A function that supplies the values of a context. It is called at most once, when the first event needs them.
/// </summary>
internal sealed class SuppliedContext(string name, Func<EventContext> create) : IContextSource
{
    private volatile EventContext? _values;
    private Func<EventContext>? _create = create;
    private bool _isCreating;

    /// <inheritdoc/>
    public EventContext? Values(FailureReporter failures, string eventName) => _values ?? Create(failures, eventName);

    /// <inheritdoc/>
    public bool WriteAll(ContextSet contexts, ref EventDataWriter writer) => contexts.WriteMerged(ref writer);

    private EventContext? Create(FailureReporter failures, string eventName)
    {
        lock (this)
        {
            if (_values is { } created)
                return created;

            // The thread that holds the lock is back here: the function emits an event.
            if (_isCreating)
                return null;

            _isCreating = true;
            EventContext values;
            try
            {
                values = _create!() ?? throw new InvalidOperationException("The function returned null instead of a context.");
            }
            catch (Exception exception)
            {
                values = [];
                failures.Report(new TrackingFailure(TrackingFailureKind.ContextFailed, eventName, name, exception));
            }

            values.MarkEntered();
            _create = null;
            return _values = values;
        }
    }
}
