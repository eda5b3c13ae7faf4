using System.Collections.Concurrent;
using System.Text.Json;

namespace EventTracking;

/// <summary>
/// The trackers of the process, by name. The one named <c>default</c> is what the generated <c>Emit()</c> uses. None is there
/// at first.
/// </summary>
public static class TrackerRegistry
{
    /// <summary>The name of the default tracker.</summary>
    public const string DefaultName = "default";

    private static readonly ConcurrentDictionary<string, Tracker> Trackers = new(StringComparer.Ordinal);

    /// <summary>The default tracker.</summary>
    /// <exception cref="KeyNotFoundException">None has been registered.</exception>
    public static Tracker Default => Get();

    /// <summary>Registers a tracker. One of the same name is replaced; it is not disposed of.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="name">Its name; the default tracker's unless given.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Register(Tracker tracker, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(name);
        Trackers[name] = tracker;
    }

    /// <summary>The tracker of that name.</summary>
    /// <param name="name">The name; the default tracker's unless given.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message lists those that there are.</exception>
    public static Tracker Get(string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Trackers.TryGetValue(name, out var tracker) ? tracker : throw Unknown(name);
    }

    /// <summary>Emits a declared event through the default tracker.</summary>
    /// <inheritdoc cref="Tracker.Emit{TEvent}(in TEvent)"/>
    /// <exception cref="KeyNotFoundException">No default tracker has been registered.</exception>
    public static void Emit<TEvent>(in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent> => Default.Emit(in trackedEvent);

    /// <summary>Emits an event that is not declared through the default tracker.</summary>
    /// <inheritdoc cref="Tracker.Emit(string?, IReadOnlyDictionary{string, object?}?)"/>
    /// <exception cref="KeyNotFoundException">No default tracker has been registered.</exception>
    public static void Emit(string? name = null, IReadOnlyDictionary<string, object?>? data = null) => Default.Emit(name, data);

    /// <summary>Emits an event that is not declared through the default tracker, with JSON as its data.</summary>
    /// <inheritdoc cref="Tracker.Emit(string?, JsonElement)"/>
    /// <exception cref="KeyNotFoundException">No default tracker has been registered.</exception>
    public static void Emit(string? name, JsonElement data) => Default.Emit(name, data);

    private static KeyNotFoundException Unknown(string name)
    {
        string[] known = [.. Trackers.Keys];
        Array.Sort(known, StringComparer.Ordinal);
        return new($"There is no tracker '{name}'. Register one by TrackerRegistry.Register(tracker, \"{name}\"). There are: {KnownNames.List(known)}.");
    }
}
