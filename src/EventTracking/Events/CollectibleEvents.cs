using System.Runtime.CompilerServices;
using EventTracking.CompilerServices;

namespace EventTracking.Events;

/// <summary>
/// The events of assemblies that can be unloaded. They are attached to a type of their assembly, and nothing here keeps that type alive.
/// </summary>
internal sealed class CollectibleEvents
{
    private readonly ConditionalWeakTable<Type, Registrations> _byType = [];

    public void Add(Type declaring, TrackedEventRegistration registration) => _byType.GetOrCreateValue(declaring).Add(registration);

    public TrackedEventDescriptor[] All()
    {
        TrackedEventDescriptor[] all = [];
        foreach (var (_, registrations) in _byType)
            all = [.. all, .. registrations.Catalog().All];
        return all;
    }

    /// <summary>Returns the event of this name with the highest version, including the events of all other assemblies.</summary>
    public TrackedEventDescriptor? Highest(string name, TrackedEventDescriptor? other)
    {
        foreach (var (_, registrations) in _byType)
        {
            if (registrations.Catalog().Find(name) is { } found && (other is null || other.Version < found.Version))
                other = found;
        }

        return other;
    }

    private sealed class Registrations
    {
        private readonly Queue<TrackedEventRegistration> _pending = new();
        private readonly EventCatalog _catalog = new();

        public void Add(TrackedEventRegistration registration) => _pending.Enqueue(registration);

        public EventCatalog Catalog()
        {
            while (_pending.TryDequeue(out var registration))
                _catalog.Add(registration);
            return _catalog;
        }
    }
}
