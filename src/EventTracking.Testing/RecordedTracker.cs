using System.Runtime.CompilerServices;

namespace EventTracking.Testing;

/// <summary>
/// A tracker for tests that records the emitted events, and returns declared events as typed objects. It works with every test
/// framework: a failed assertion throws a <see cref="RecordingException"/>.
/// </summary>
/// <remarks>
/// <para>
/// Pass <see cref="Tracker"/> to the code under test, or call <c>services.AddRecordedTracker()</c> to replace every tracker of an
/// application with a recorded one. All members are thread-safe.
/// </para>
/// <para>
/// In a project with <c>PublishAot</c>, even under the JIT, events are not kept as objects. There, typed members read them from their data,
/// which requires <see cref="TrackedEventAttribute.Readable"/>; for other events they throw a <see cref="PlatformNotSupportedException"/>,
/// and <see cref="Events"/> still works. This concerns the test project only, not the project that it tests.
/// </para>
/// </remarks>
public sealed class RecordedTracker : IDisposable
{
    private readonly CollectingBackend _collected = new();
    private readonly EmittedObjects _objects = new();

    /// <summary>Creates a recorded tracker.</summary>
    /// <param name="processors">The processors to run before events are recorded. Default: none.</param>
    /// <param name="contextLocator">Where contexts are stored. Default: an <see cref="AsyncLocalContextLocator"/>.</param>
    /// <param name="timeProvider">The clock for timestamps. Default: the system clock.</param>
    public RecordedTracker(
        IEnumerable<IEventProcessor>? processors = null, IContextLocator? contextLocator = null, TimeProvider? timeProvider = null)
        : this(TrackerRegistry.DefaultName, processors, contextLocator, timeProvider)
    {
    }

    internal RecordedTracker(
        string name, IEnumerable<IEventProcessor>? processors, IContextLocator? contextLocator, TimeProvider? timeProvider)
    {
        var recorder = new DelegateBackend(Record);
        Tracker = new Tracker(
            new Dictionary<string, IEventBackend>(StringComparer.Ordinal) { ["recorded"] = recorder },
            contextLocator,
            processors,
            timeProvider,
            new TrackerOptions { Name = name })
        {
            EmitObserver = _objects,
        };
    }

    /// <summary>Gets the tracker to pass to the code under test.</summary>
    public Tracker Tracker { get; }

    /// <summary>Gets a snapshot of all events recorded so far, including untyped ones, in order.</summary>
    public IReadOnlyList<CollectedEvent> Events => _collected.Events;

    /// <summary>Returns a snapshot of the events of one type recorded so far, in order.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <exception cref="PlatformNotSupportedException">The project has <c>PublishAot</c>, and the event is not readable.</exception>
    /// <exception cref="RecordingException">The data of an event could not be read.</exception>
    public IReadOnlyList<RecordedEvent<TEvent>> Recorded<TEvent>()
        where TEvent : ITrackedEvent<TEvent> =>
        [
            .. from collected in Events
               where RuntimeFeature.IsDynamicCodeSupported
                   ? _objects.Of(collected.Id) is TEvent
                   : string.Equals(collected.Descriptor?.Name, TEvent.Descriptor.Name, StringComparison.Ordinal)
               select new RecordedEvent<TEvent>(Typed<TEvent>(collected), collected),
        ];

    /// <summary>Returns the only event of one type.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <exception cref="RecordingException">No event or more than one was recorded.</exception>
    public RecordedEvent<TEvent> Single<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        var recorded = Recorded<TEvent>();
        return recorded.Count == 1
            ? recorded[0]
            : throw new RecordingException($"Expected one event '{TEvent.Descriptor.Name}' but found {recorded.Count}.", Events);
    }

    /// <summary>Asserts that no event of one type was recorded.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <exception cref="RecordingException">At least one event was recorded.</exception>
    public void AssertNone<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        if (Recorded<TEvent>() is { Count: > 0 } recorded)
            throw new RecordingException($"Expected no event '{TEvent.Descriptor.Name}' but found {recorded.Count}.", Events);
    }

    /// <summary>Asserts that no event was recorded.</summary>
    /// <exception cref="RecordingException">At least one event was recorded.</exception>
    public void AssertNone()
    {
        if (Events is { Count: > 0 } events)
            throw new RecordingException($"Expected no events but found {events.Count}.", events);
    }

    /// <summary>Asserts that events with these names were recorded in this order, possibly with other events in between.</summary>
    /// <param name="names">The event names, for example <c>VideoPlayed.Descriptor.Name</c>.</param>
    /// <exception cref="RecordingException">An event is missing, or the order differs.</exception>
    public void AssertOrder(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var events = Events;
        var found = 0;
        foreach (var e in events)
        {
            if (found < names.Count && e.Name == names[found])
                found++;
        }

        if (found < names.Count)
        {
            var problem = found == 0 ? "is missing" : $"does not follow '{names[found - 1]}'";
            throw new RecordingException($"Expected {string.Join(", ", names)} in this order, but '{names[found]}' {problem}.", events);
        }
    }

    /// <summary>Disposes the tracker. The recorded events remain available.</summary>
    public void Dispose() => Tracker.Dispose();

    private TEvent Typed<TEvent>(CollectedEvent collected)
        where TEvent : ITrackedEvent<TEvent> =>
        RuntimeFeature.IsDynamicCodeSupported ? (TEvent)_objects.Of(collected.Id)! : ReadAgain.Event<TEvent>(collected);

    private void Record(in EventEnvelope envelope)
    {
        _objects.Keep(envelope.Id);
        _collected.Send(in envelope);
    }
}
