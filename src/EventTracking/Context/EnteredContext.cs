using EventTracking.Diagnostics;

namespace EventTracking.Context;

/// <summary>
/// A context that has been entered, with its values or with the function that supplies them. The function is called at most once, when the
/// first event needs the values.
/// </summary>
internal sealed class EnteredContext
{
    private readonly Lock _gate = new();
    private volatile EventContext? _values;
    private Func<EventContext>? _create;
    private bool _isCreating;

    public EnteredContext(string name, EventContext values)
    {
        values.MarkEntered();
        Name = name;
        _values = values;
    }

    public EnteredContext(string name, Func<EventContext> create)
    {
        Name = name;
        _create = create;
    }

    public string Name { get; }

    /// <summary>Gets the values. A function that throws is reported, and its context stays empty.</summary>
    /// <param name="failures">Receives the failure of the function.</param>
    /// <param name="eventName">The event that needs the values; empty if there is none.</param>
    /// <returns>The values, or <see langword="null"/> for an event that the function itself emits.</returns>
    public EventContext? Values(FailureReporter failures, string eventName) => _values ?? Create(failures, eventName);

    private EventContext? Create(FailureReporter failures, string eventName)
    {
        lock (_gate)
        {
            if (_values is { } created)
                return created;

            // Reached again by the thread that holds the lock: the function emits.
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
                failures.Report(new TrackingFailure(TrackingFailureKind.ContextFailed, eventName, Name, exception));
            }

            values.MarkEntered();
            _create = null;
            return _values = values;
        }
    }
}
