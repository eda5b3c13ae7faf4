using System.Runtime.CompilerServices;

namespace EventTracking.Testing;

/// <summary>
/// A tracker for tests that records the emitted events, and returns declared events with their types. It works with every test
/// framework: a failed assertion throws a <see cref="RecordingException"/>.
/// </summary>
/// <remarks>
/// <para>
/// Give <see cref="Tracker"/> to the code under test, or call <c>services.AddRecordedTracker()</c> to replace every tracker of an application
/// by a recorded one. All members are safe for many threads.
/// </para>
/// <para>
/// A program with <c>PublishAot</c> keeps no event as an object, also when it runs under the JIT; typed members then throw a
/// <see cref="PlatformNotSupportedException"/>, and <see cref="Events"/> still works. A test project usually has no <c>PublishAot</c>, whatever
/// it tests.
/// </para>
/// </remarks>
public sealed class RecordedTracker : IDisposable
{
    private readonly CollectingBackend _collected = new();
    private readonly EmittedObjects _objects = new();

    /// <summary>Creates a tracker that records.</summary>
    /// <param name="processors">The processors whose result is recorded; none unless given.</param>
    /// <param name="contextLocator">Where contexts live; in the async flow unless given.</param>
    /// <param name="timeProvider">The clock of the timestamps; the system's unless given.</param>
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

    /// <summary>The tracker, for the code under test.</summary>
    public Tracker Tracker { get; }

    /// <summary>Gets a snapshot of all events so far, untyped ones included, in the order in which they were recorded.</summary>
    public IReadOnlyList<CollectedEvent> Events => _collected.Events;

    /// <summary>Returns a snapshot of the events of one type so far, in the order in which they were recorded.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    public IReadOnlyList<RecordedEvent<TEvent>> Recorded<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new PlatformNotSupportedException("A program with PublishAot keeps no event as an object. Look at RecordedTracker.Events, or ask in a project without PublishAot.");

        return [.. from collected in Events where _objects.Of(collected.Id) is TEvent select Typed((TEvent)_objects.Of(collected.Id)!, collected)];
    }

    /// <summary>Returns the only event of one type.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <exception cref="RecordingException">None or several were recorded.</exception>
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
    /// <exception cref="RecordingException">At least one was recorded.</exception>
    public void AssertNone<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        if (Recorded<TEvent>() is { Count: > 0 } recorded)
            throw new RecordingException($"Expected no event '{TEvent.Descriptor.Name}' but found {recorded.Count}.", Events);
    }

    /// <summary>Asserts that no event was recorded.</summary>
    /// <exception cref="RecordingException">At least one was recorded.</exception>
    public void AssertNone()
    {
        if (Events is { Count: > 0 } events)
            throw new RecordingException($"Expected no events but found {events.Count}.", events);
    }

    /// <summary>Asserts that events of these names were recorded in this order. Other events may come before, between and after them.</summary>
    /// <param name="names">The event names, for example <c>VideoPlayed.Descriptor.Name</c>.</param>
    /// <exception cref="RecordingException">One is missing, or the order is another one.</exception>
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
            throw new RecordingException(
                $"Expected {string.Join(", ", names)} in this order, but '{names[found]}' {(found == 0 ? "is missing" : $"does not follow '{names[found - 1]}'")}.",
                events);
        }
    }

    /// <summary>Disposes the tracker. The recorded events remain available.</summary>
    public void Dispose() => Tracker.Dispose();

    private static RecordedEvent<TEvent> Typed<TEvent>(TEvent trackedEvent, CollectedEvent collected)
        where TEvent : ITrackedEvent<TEvent> => new(
            trackedEvent,
            collected.Id,
            collected.Timestamp,
            collected.Data,
            collected.Context.EnumerateObject().ToDictionary(static value => value.Name, static value => value.Value, StringComparer.Ordinal));

    private void Record(in EventEnvelope envelope)
    {
        _objects.Keep(envelope.Id);
        _collected.Send(in envelope);
    }
}
