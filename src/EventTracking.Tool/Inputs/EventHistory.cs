namespace EventTracking.Tool.Inputs;

/// <summary>Reads the events of inputs in all their versions: the lock beside an input project has the earlier ones.</summary>
internal static class EventHistory
{
    /// <inheritdoc cref="EventInputs.Load"/>
    public static EventSet Load(IReadOnlyList<string> inputs)
    {
        var sources = SourceResolver.Resolve(inputs).ToList();
        var events = EventInputs.Read(sources);
        var known = events.Entries.Select(Key).ToHashSet();
        var locked = EventInputs.Read([.. sources.OfType<AssemblySource>().SelectMany(LockOf)]);
        var entries = events.Entries
            .Concat(locked.Entries.Where(entry => !known.Contains(Key(entry))))
            .OrderBy(static entry => entry.Shape.EventName, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Shape.Version)
            .ToList();
        return entries.Count > 0
            ? events with { Entries = entries }
            : throw new ToolException(NoEvents.Message(inputs, events.Assemblies));
    }

    private static IEnumerable<EventSource> LockOf(AssemblySource assembly)
    {
        if (assembly.LockPath is { } path && File.Exists(path))
            yield return new LockSource(Path.GetFullPath(path), File.ReadAllBytes(path));
    }

    private static (string Name, int Version) Key(EventEntry entry) => (entry.Shape.EventName, entry.Shape.Version);
}
