using System.Runtime.CompilerServices;
using EventTracking.CompilerServices;
using EventTracking.Events;

namespace EventTracking;

/// <summary>
/// The event types of the running program. The module initializer of each assembly that declares tracked events registers
/// them before any code of that assembly runs.
/// </summary>
/// <remarks>
/// An event whose descriptor throws when it is created is not in the registry. The events of an assembly in a collectible
/// <see cref="System.Runtime.Loader.AssemblyLoadContext"/> are removed when the context is unloaded.
/// </remarks>
public static class TrackedEventRegistry
{
    private static readonly Lock Gate = new();
    private static TrackedEventRegistration[] _pending = [];
    private static CollectibleEvents? _collectible;

    /// <summary>
    /// Gets a snapshot of the registered events in ordinal order of their names, then by version. Assemblies that are loaded later appear
    /// in the next snapshot.
    /// </summary>
    public static IReadOnlyList<TrackedEventDescriptor> All
    {
        get
        {
            lock (Gate)
            {
                CreatePending();
                return RuntimeFeature.IsDynamicCodeSupported && _collectible is { } collectible
                    ? EventCatalog.Sorted([.. Known.Catalog.All, .. collectible.All()])
                    : Known.Catalog.All;
            }
        }
    }

    /// <summary>Returns the event of this name with the highest version.</summary>
    /// <param name="name">The event name; case matters.</param>
    /// <returns>The descriptor, or <see langword="null"/> if no loaded assembly declares such an event.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static TrackedEventDescriptor? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (Gate)
        {
            CreatePending();
            var known = Known.Catalog.Find(name);
            return RuntimeFeature.IsDynamicCodeSupported && _collectible is { } collectible ? collectible.Highest(name, known) : known;
        }
    }

    /// <summary>Returns the event of this name and version, or <see langword="null"/> if no loaded assembly declares it.</summary>
    internal static TrackedEventDescriptor? FindVersion(string name, int version)
    {
        var highest = Find(name);
        if (highest is null || highest.Version == version)
            return highest;

        foreach (var known in All)
        {
            if (known.Version == version && known.Name == name)
                return known;
        }

        return null;
    }

    /// <inheritdoc cref="GeneratedEvents.Register"/>
    internal static void Register(TrackedEventRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        lock (Gate)
        {
            // A native program has no collectible types, and omits the code for them.
            if (RuntimeFeature.IsDynamicCodeSupported && registration.GetType() is { IsCollectible: true } declaring)
                (_collectible ??= new CollectibleEvents()).Add(declaring, registration);
            else
                _pending = [.. _pending, registration];
        }
    }

    private static void CreatePending()
    {
        // One by one: creating a descriptor can load another assembly, which then registers its own events in the middle of this loop.
        while (_pending.Length > 0)
        {
            var registration = _pending[0];
            _pending = [.. _pending.AsSpan(1)];
            Known.Catalog.Add(registration);
        }
    }

    /// <summary>Created by the first caller that asks for an event, so that a program without one does without it.</summary>
    private static class Known
    {
        public static EventCatalog Catalog { get; } = new();
    }
}
