using System.Text.Json;
using EventTracking.Diagnostics;

namespace EventTracking;

/// <summary>
/// The trackers of the process, by name. Case does not matter. The generated <c>Emit()</c> uses the one named <c>default</c>. The registry
/// is empty at first.
/// </summary>
/// <remarks>
/// Several trackers may be registered under one name, for example by several hosts in one process: the latest one is used. A tracker that
/// is disposed is removed, and the one registered before it is used again.
/// </remarks>
public static class TrackerRegistry
{
    /// <summary>The name of the default tracker.</summary>
    public const string DefaultName = "default";

    private static readonly Lock Gate = new();

    /// <summary>
    /// The trackers by name, the one in use last. Neither the dictionary nor an array is ever changed, and no array is empty.
    /// </summary>
    private static volatile Dictionary<string, Tracker[]> _trackers = new(StringComparer.OrdinalIgnoreCase);

    private static volatile Tracker? _default;

    /// <summary>
    /// Gets the default tracker. The last one is returned even after it has been disposed, so that late events are counted and logged as
    /// <see cref="DropReason.Shutdown"/>; <see cref="Get"/> no longer finds it.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No default tracker has ever been registered.</exception>
    public static Tracker Default => _default ?? throw Unknown(DefaultName);

    /// <summary>
    /// Registers a tracker until it is disposed. Until then, it is used instead of an earlier tracker of the same name, which is not
    /// disposed and is used again afterwards.
    /// </summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="name">Its name; the default tracker's unless given. Case does not matter.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">The tracker has been disposed.</exception>
    public static void Register(Tracker tracker, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(name);
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(tracker.IsDisposed, tracker);
            var earlier = _trackers.GetValueOrDefault(name, []);
            Set(name, [.. Array.FindAll(earlier, other => other != tracker), tracker]);
        }
    }

    /// <summary>Returns the tracker of that name.</summary>
    /// <param name="name">The name; the default tracker's unless given. Case does not matter.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the known names.</exception>
    public static Tracker Get(string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _trackers.TryGetValue(name, out var trackers) ? trackers[^1] : throw Unknown(name);
    }

    /// <summary>Emits a declared event through the default tracker.</summary>
    /// <inheritdoc cref="Tracker.Emit{TEvent}(in TEvent)"/>
    /// <exception cref="KeyNotFoundException">No default tracker has been registered.</exception>
    public static void Emit<TEvent>(in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent> => Default.Emit(in trackedEvent);

    /// <summary>Emits an untyped event through the default tracker.</summary>
    /// <inheritdoc cref="Tracker.Emit(string?, IReadOnlyDictionary{string, object?}?)"/>
    /// <exception cref="KeyNotFoundException">No default tracker has been registered.</exception>
    public static void Emit(string? name = null, IReadOnlyDictionary<string, object?>? data = null) => Default.Emit(name, data);

    /// <summary>Emits an untyped event with existing JSON as its data through the default tracker.</summary>
    /// <inheritdoc cref="Tracker.Emit(string?, JsonElement)"/>
    /// <exception cref="KeyNotFoundException">No default tracker has been registered.</exception>
    public static void Emit(string? name, JsonElement data) => Default.Emit(name, data);

    /// <summary>Removes a tracker that is being disposed, under all its names.</summary>
    internal static void Remove(Tracker tracker)
    {
        lock (Gate)
        {
            foreach (var (name, trackers) in _trackers)
            {
                if (Array.IndexOf(trackers, tracker) >= 0)
                    Set(name, Array.FindAll(trackers, other => other != tracker));
            }
        }
    }

    private static void Set(string name, Tracker[] trackers)
    {
        var changed = new Dictionary<string, Tracker[]>(_trackers, _trackers.Comparer);
        if (trackers.Length == 0)
            changed.Remove(name);
        else
            changed[name] = trackers;
        _trackers = changed;
        if (trackers.Length > 0 && string.Equals(name, DefaultName, StringComparison.OrdinalIgnoreCase))
            _default = trackers[^1];
    }

    private static KeyNotFoundException Unknown(string name)
    {
        var known = new List<string>(_trackers.Keys);
        known.Sort(StringComparer.Ordinal);
        return new(
            $"There is no tracker '{name}'. Register one with TrackerRegistry.Register(tracker, \"{name}\"). Known trackers: "
                + $"{KnownNames.List(known)}.");
    }
}
