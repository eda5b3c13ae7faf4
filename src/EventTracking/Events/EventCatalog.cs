using EventTracking.CompilerServices;

namespace EventTracking.Events;

/// <summary>The events of some registrations, whose descriptors are created when the first caller asks for one.</summary>
internal sealed class EventCatalog
{
    private readonly Dictionary<string, TrackedEventDescriptor> _byName = new(StringComparer.Ordinal);

    /// <summary>Every event, by name, then by version.</summary>
    public TrackedEventDescriptor[] All { get; private set; } = [];

    public static TrackedEventDescriptor[] Sorted(TrackedEventDescriptor[] descriptors)
    {
        Array.Sort(descriptors, static (one, other) =>
            string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : one.Version.CompareTo(other.Version));
        return descriptors;
    }

    /// <summary>The event of that name in its highest version.</summary>
    public TrackedEventDescriptor? Find(string name) => _byName.GetValueOrDefault(name);

    public void Add(TrackedEventRegistration registration)
    {
        var descriptors = Descriptors(registration);
        All = Sorted([.. new HashSet<TrackedEventDescriptor>([.. All, .. descriptors])]);
        foreach (var descriptor in descriptors)
        {
            if (!_byName.TryGetValue(descriptor.Name, out var known) || known.Version < descriptor.Version)
                _byName[descriptor.Name] = descriptor;
        }
    }

    /// <summary>
    /// A descriptor that throws, because a static initializer of its record does, costs itself only: the registration continues after
    /// it. An emit of such an event throws the same.
    /// </summary>
    private static TrackedEventDescriptor[] Descriptors(TrackedEventRegistration registration)
    {
        var descriptors = new TrackedEventDescriptor?[registration.Count];
        while (true)
        {
            try
            {
                registration.Describe(descriptors);
                break;
            }
            catch (Exception)
            {
                var position = Array.IndexOf(descriptors, null);
                if (position < 0)
                    break;

                // It fills the position, so that the registration does not try again.
                descriptors[position] = Failed.Descriptor;
            }
        }

        return Array.FindAll(descriptors, static descriptor => descriptor is not null && descriptor != Failed.Descriptor)!;
    }

    /// <summary>Takes the position of a descriptor that could not be created.</summary>
    private sealed class Failed : ITrackedEvent<Failed>
    {
        public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<Failed>("failed", []);

        public static void WriteData(ref EventDataWriter writer, in Failed trackedEvent) => writer.WriteNull();
    }
}
