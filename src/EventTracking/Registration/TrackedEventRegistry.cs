namespace EventTracking;

/// <summary>
/// The event types of the running program. The module initializer of each assembly that declares tracked events registers
/// them before any code of that assembly runs.
/// </summary>
public static class TrackedEventRegistry
{
    private static readonly Lock Gate = new();
    private static readonly Queue<Func<TrackedEventDescriptor[]>> Pending = [];
    private static readonly Dictionary<string, TrackedEventDescriptor> ByName = new(StringComparer.Ordinal);
    private static TrackedEventDescriptor[] _all = [];

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
                return _all;
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
            return ByName.GetValueOrDefault(name);
        }
    }

    /// <summary>Adds the events of an assembly; generated code calls it from the module initializer.</summary>
    /// <param name="descriptors">
    /// Makes the descriptors. It runs at the first <see cref="Find"/> or <see cref="All"/>, not at once, so that a start-up
    /// that asks for no descriptor pays for none.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="descriptors"/> is <see langword="null"/>.</exception>
    public static void Register(Func<TrackedEventDescriptor[]> descriptors)
    {
        ArgumentNullException.ThrowIfNull(descriptors);

        lock (Gate)
            Pending.Enqueue(descriptors);
    }

    private static void TakePending()
    {
        // One by one: making a descriptor can load another assembly, which then registers its own events in the middle of this
        // loop, and it can throw, which must not cost the other assemblies theirs.
        while (Pending.TryDequeue(out var make))
            Add(make());
    }

    private static void Add(TrackedEventDescriptor[] descriptors)
    {
        var all = new HashSet<TrackedEventDescriptor>([.. _all, .. descriptors]);
        _all = [.. all];
        Array.Sort(_all, static (one, other) =>
            string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : one.Version.CompareTo(other.Version));
        foreach (var descriptor in descriptors)
        {
            if (!ByName.TryGetValue(descriptor.Name, out var known) || known.Version < descriptor.Version)
                ByName[descriptor.Name] = descriptor;
        }
    }
}
