using System.Runtime.CompilerServices;

namespace EventTracking.Testing;

/// <summary>
/// A tracker for tests that records what is emitted through it, and gives declared events back as what they are. It knows no
/// test framework: what is not as expected is told by a <see cref="RecordingException"/>.
/// </summary>
/// <remarks>
/// Give <see cref="Tracker"/> to the code under test. All members are safe for many threads. A program with <c>PublishAot</c> keeps no
/// event as an object, also while it runs under the JIT, so that typed members throw a <see cref="PlatformNotSupportedException"/> there;
/// <see cref="Events"/> works everywhere. A project of tests is none, whatever it tests.
/// </remarks>
public sealed class RecordedTracker : IDisposable
{
    private readonly CollectingBackend _collected = new();
    private readonly EmittedObjects _objects = new();

    /// <summary>Makes a tracker that records.</summary>
    /// <param name="processors">The processors whose outcome is to be recorded; none unless given.</param>
    /// <param name="contextLocator">Where contexts live; in the async flow unless given.</param>
    /// <param name="timeProvider">The clock of the timestamps; that of the system unless given.</param>
    public RecordedTracker(
        IEnumerable<IEventProcessor>? processors = null, IContextLocator? contextLocator = null, TimeProvider? timeProvider = null)
    {
        var recorder = new DelegateBackend(Record);
        Tracker = new Tracker(new Dictionary<string, IEventBackend> { ["recorded"] = recorder }, contextLocator, processors, timeProvider)
        {
            EmitObserver = _objects,
        };
    }

    /// <summary>The tracker, for the code under test.</summary>
    public Tracker Tracker { get; }

    /// <summary>Every event so far, untyped ones included, in the order in which they came; a snapshot.</summary>
    public IReadOnlyList<CollectedEvent> Events => _collected.Events;

    /// <summary>The events of one type so far, in the order in which they came; a snapshot.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    public IReadOnlyList<RecordedEvent<TEvent>> Recorded<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new PlatformNotSupportedException("A program with PublishAot keeps no event as an object. Look at RecordedTracker.Events, or ask in a project without PublishAot.");

        return [.. from collected in Events where _objects.Of(collected.Id) is TEvent select Typed((TEvent)_objects.Of(collected.Id)!, collected)];
    }

    /// <summary>The only event of one type.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <exception cref="RecordingException">There is none, or there are several.</exception>
    public RecordedEvent<TEvent> Single<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        var recorded = Recorded<TEvent>();
        return recorded.Count == 1
            ? recorded[0]
            : throw new RecordingException($"Expected was one event '{TEvent.Descriptor.Name}', and there are {recorded.Count}.", Events);
    }

    /// <summary>Makes sure that there is no event of one type.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <exception cref="RecordingException">There is one.</exception>
    public void None<TEvent>()
        where TEvent : ITrackedEvent<TEvent>
    {
        if (Recorded<TEvent>() is { Count: > 0 } recorded)
            throw new RecordingException($"Expected was no event '{TEvent.Descriptor.Name}', and there are {recorded.Count}.", Events);
    }

    /// <summary>Makes sure that nothing was emitted.</summary>
    /// <exception cref="RecordingException">Something was.</exception>
    public void None()
    {
        if (Events is { Count: > 0 } events)
            throw new RecordingException("Expected was no event at all.", events);
    }

    /// <summary>Makes sure that events of these names came in this order. Others may stand before, between and behind them.</summary>
    /// <param name="names">The event names, for example <c>VideoPlayed.Descriptor.Name</c>.</param>
    /// <exception cref="RecordingException">They did not.</exception>
    public void InOrder(params IReadOnlyList<string> names)
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
                $"Expected were, in this order, {string.Join(", ", names)}; '{names[found]}' is missing {(found == 0 ? "altogether" : $"behind '{names[found - 1]}'")}.",
                events);
        }
    }

    /// <summary>Disposes of the tracker. What was recorded stays.</summary>
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
