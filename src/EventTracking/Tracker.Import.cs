using System.Runtime.CompilerServices;
using System.Text.Json;
using EventTracking.Events;
using EventTracking.Line;

namespace EventTracking;

/// <summary>Emits events that happened earlier, with their own time and id: imports and replays.</summary>
public sealed partial class Tracker
{
    /// <summary>Emits a declared event that happened at another time.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <param name="trackedEvent">The event.</param>
    /// <param name="timestamp">The time of the event. It is written in UTC with microseconds; the tracker's clock is not read.</param>
    /// <param name="id">
    /// The id of the event, a UUID of any version, which destinations use to remove duplicates. Default: a new UUID of version 7 with the
    /// time of <paramref name="timestamp"/>.
    /// </param>
    /// <exception cref="ArgumentNullException">The event is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see cref="Guid.Empty"/>.</exception>
    public void Emit<TEvent>(in TEvent trackedEvent, DateTimeOffset timestamp, Guid? id = null)
        where TEvent : ITrackedEvent<TEvent>
    {
        if (!typeof(TEvent).IsValueType && trackedEvent is null)
            throw new ArgumentNullException(nameof(trackedEvent));

        var imported = new ImportedEvent(timestamp, id);

        // As in the emit without a time.
        if (RuntimeFeature.IsDynamicCodeSupported && EmitObserver is { } observer)
        {
            EmitObserved(observer, in trackedEvent, imported);
            return;
        }

        var descriptor = TEvent.Descriptor;
        Emit(descriptor.Name, descriptor, DataSource.Of(in trackedEvent), imported);
    }

    /// <summary>Emits an untyped event that happened at another time.</summary>
    /// <param name="name">The event name. Default: <c>unknown</c> if it is <see langword="null"/> or empty.</param>
    /// <param name="data">The data, as in <see cref="Emit(string?, IReadOnlyDictionary{string, object?}?)"/>.</param>
    /// <param name="timestamp">The time of the event. It is written in UTC with microseconds; the tracker's clock is not read.</param>
    /// <param name="id">
    /// The id of the event, a UUID of any version. Default: a new UUID of version 7 with the time of <paramref name="timestamp"/>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see cref="Guid.Empty"/>.</exception>
    public void Emit(string? name, IReadOnlyDictionary<string, object?>? data, DateTimeOffset timestamp, Guid? id = null) =>
        EmitUntyped(name, DataSource.Of(ref data), new ImportedEvent(timestamp, id));

    /// <summary>Emits an untyped event that happened at another time, with existing JSON as its data.</summary>
    /// <param name="name">The event name. Default: <c>unknown</c> if it is <see langword="null"/> or empty.</param>
    /// <param name="data">The data, as in <see cref="Emit(string?, JsonElement)"/>.</param>
    /// <param name="timestamp">The time of the event. It is written in UTC with microseconds; the tracker's clock is not read.</param>
    /// <param name="id">
    /// The id of the event, a UUID of any version. Default: a new UUID of version 7 with the time of <paramref name="timestamp"/>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see cref="Guid.Empty"/>.</exception>
    public void Emit(string? name, JsonElement data, DateTimeOffset timestamp, Guid? id = null) =>
        EmitUntyped(name, DataSource.Of(ref data), new ImportedEvent(timestamp, id));
}
