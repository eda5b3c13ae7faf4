using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace EventTracking.CompilerServices;

/// <summary>The methods that generated code calls to describe, register and emit the events of its assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedEvents
{
    /// <summary>Creates the descriptor of a declared event.</summary>
    /// <typeparam name="TEvent">The record that declares the event.</typeparam>
    /// <param name="name">The event name on the wire.</param>
    /// <param name="version">The version of the event's shape, 1 or more.</param>
    /// <param name="documentation">The summary of the record's doc comment, or <see langword="null"/>.</param>
    /// <param name="fields">
    /// The version of the format, then a line for each of the event's fields: <c>video_id string? VideoId The video.</c> The text is parsed
    /// when <see cref="TrackedEventDescriptor.Fields"/> is first read.
    /// </param>
    /// <exception cref="ArgumentNullException">The name or the fields are <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is less than 1.</exception>
    public static TrackedEventDescriptor Describe<TEvent>(string name, int version, string? documentation, string fields)
        where TEvent : ITrackedEvent<TEvent> => TrackedEventDescriptor.OfTable<TEvent>(name, version, documentation, fields);

    /// <summary>Reads data of an event's current version, if the event is an <see cref="IReadableEvent{TSelf}"/>.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <param name="data">The data as UTF-8.</param>
    /// <param name="read">The event; the default value after an error.</param>
    /// <param name="error">What is wrong, or <see langword="null"/>.</param>
    /// <returns>Whether the event is readable.</returns>
    public static bool TryReadData<TEvent>(ReadOnlySpan<byte> data, out TEvent? read, out string? error)
        where TEvent : ITrackedEvent<TEvent> => TEvent.TryReadData(data, out read, out error);

    /// <summary>Registers the events of an assembly. Its module initializer calls it.</summary>
    /// <param name="registration">
    /// Creates the descriptors at the first <see cref="TrackedEventRegistry.Find"/> or <see cref="TrackedEventRegistry.All"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="registration"/> is <see langword="null"/>.</exception>
    public static void Register(TrackedEventRegistration registration) => TrackedEventRegistry.Register(registration);

    /// <summary>Emits a declared event. Each generated emit method is a single call to it.</summary>
    /// <typeparam name="TEvent">The tracked event.</typeparam>
    /// <param name="tracker">The tracker.</param>
    /// <param name="trackedEvent">The event.</param>
    /// <exception cref="ArgumentNullException">The tracker or the event is <see langword="null"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Emit<TEvent>(Tracker tracker, in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(tracker);
        tracker.Emit(in trackedEvent);
    }
}
