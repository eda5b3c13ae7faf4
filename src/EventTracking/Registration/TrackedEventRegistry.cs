namespace EventTracking;

/// <summary>
/// The event types of the running program. The module initializer of each assembly that declares tracked events registers
/// them before any code of that assembly runs.
/// </summary>
public static class TrackedEventRegistry
{
    private static readonly Lock Gate = new();
    private static TrackedEventRegistration[] _pending = [];

    /// <summary>
    /// Every registered event, by name (ordinal), then by version. A snapshot: assemblies that are loaded later add theirs to
    /// the next one.
    /// </summary>
    public static IReadOnlyList<TrackedEventDescriptor> All
    {
        get
        {
            lock (Gate)
            {
                TakePending();
                return Known.All;
            }
        }
    }

    /// <summary>Finds the event of that name, in its highest version.</summary>
    /// <param name="name">The event name as it stands on the wire; case matters.</param>
    /// <returns>The descriptor, or <see langword="null"/> where no loaded assembly declares such an event.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static TrackedEventDescriptor? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        lock (Gate)
        {
            TakePending();
            return Known.ByName.GetValueOrDefault(name);
        }
    }

    /// <summary>Adds events.</summary>
    /// <param name="descriptors">
    /// Makes the descriptors. It runs at the first <see cref="Find"/> or <see cref="All"/>, not at once, so that a start-up
    /// that asks for no descriptor pays for none.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="descriptors"/> is <see langword="null"/>.</exception>
    public static void Register(Func<TrackedEventDescriptor[]> descriptors)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        Register(new GivenRegistration(descriptors));
    }

    /// <summary>Adds the events of an assembly; generated code calls it from the module initializer.</summary>
    /// <param name="registration">Makes the descriptors at the first <see cref="Find"/> or <see cref="All"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="registration"/> is <see langword="null"/>.</exception>
    public static void Register(TrackedEventRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);

        lock (Gate)
            _pending = [.. _pending, registration];
    }

    private static void TakePending()
    {
        // One by one: making a descriptor can load another assembly, which then registers its own events in the middle of this
        // loop, and it can throw, which must not cost the other assemblies theirs.
        while (_pending.Length > 0)
        {
            var registration = _pending[0];
            _pending = [.. _pending.AsSpan(1)];
            Known.Add(registration.Descriptors());
        }
    }

    private sealed class GivenRegistration(Func<TrackedEventDescriptor[]> descriptors) : TrackedEventRegistration
    {
        public override TrackedEventDescriptor[] Descriptors() => descriptors();
    }

    /// <summary>The events whose descriptors have been made; for those who ask, so that others do without.</summary>
    private static class Known
    {
        public static Dictionary<string, TrackedEventDescriptor> ByName { get; } = new(StringComparer.Ordinal);

        public static TrackedEventDescriptor[] All { get; private set; } = [];

        public static void Add(TrackedEventDescriptor[] descriptors)
        {
            All = [.. new HashSet<TrackedEventDescriptor>([.. All, .. descriptors])];
            Array.Sort(All, static (one, other) =>
                string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : one.Version.CompareTo(other.Version));
            foreach (var descriptor in descriptors)
            {
                if (!ByName.TryGetValue(descriptor.Name, out var known) || known.Version < descriptor.Version)
                    ByName[descriptor.Name] = descriptor;
            }
        }
    }
}
