using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Inputs;

/// <summary>Reads the events of a command's inputs.</summary>
internal static class EventInputs
{
    /// <summary>Reads the inputs in turn.</summary>
    /// <param name="inputs">The inputs as the user wrote them; none for the project in the current folder.</param>
    /// <exception cref="ToolException">An input cannot be read, or no input declares an event.</exception>
    public static EventSet Load(IReadOnlyList<string> inputs)
    {
        var events = LoadOrEmpty(inputs);
        return events.Entries.Count > 0 ? events : throw new ToolException(NoEvents.Message(inputs, events.Assemblies));
    }

    /// <summary>Reads the inputs in turn. They need not declare an event.</summary>
    /// <param name="inputs">The inputs as the user wrote them; none for the project in the current folder.</param>
    /// <exception cref="ToolException">An input cannot be read.</exception>
    public static EventSet LoadOrEmpty(IReadOnlyList<string> inputs) => Read([.. SourceResolver.Resolve(inputs)]);

    /// <summary>Reads sources in turn.</summary>
    /// <exception cref="ToolException">A source cannot be read, or two sources contradict each other.</exception>
    public static EventSet Read(IReadOnlyList<EventSource> sources) =>
        new(
        [
            .. sources.SelectMany(Read)
                .GroupBy(static entry => (entry.Shape.EventName, entry.Shape.Version))
                .Select(Merge)
                .OrderBy(static entry => entry.Shape.EventName, StringComparer.Ordinal)
                .ThenBy(static entry => entry.Shape.Version),
        ])
        {
            Assemblies = [.. sources.OfType<AssemblySource>().Select(static source => source.Path)],
        };

    private static IEnumerable<EventEntry> Read(EventSource source) => source switch
    {
        AssemblySource assembly => AssemblyInput.Read(assembly.Path),
        LockSource @lock => LockInput.Read(@lock),
        _ => throw new ArgumentException($"{source} is not a known source.", nameof(source)),
    };

    /// <summary>A project and its lock declare the same event, which counts once: the assembly knows more about it.</summary>
    private static EventEntry Merge(IGrouping<(string Name, int Version), EventEntry> sources)
    {
        var entry = sources.FirstOrDefault(static entry => entry.Parsed is not null) ?? sources.First();
        foreach (var other in sources)
        {
            if (ShapeComparison.Compare(entry.Shape, other.Shape).Count > 0)
            {
                throw new ToolException(
                    $"'{sources.Key.Name}' version {sources.Key.Version} has different fields in '{entry.Source}' and '{other.Source}'. "
                    + $"Compare them with: dotnet events diff {other.Source} {entry.Source}");
            }
        }

        return entry;
    }
}
