using EventTracking.Generators.Contract;

namespace EventTracking.Tool.Inputs;

/// <summary>Reads the events of a command's inputs.</summary>
internal static class EventInputs
{
    /// <summary>Reads the inputs in turn.</summary>
    /// <param name="inputs">What the user wrote; none for the project in the current folder.</param>
    /// <exception cref="ToolException">An input cannot be read.</exception>
    public static EventSet Load(IReadOnlyList<string> inputs) => new(
    [
        .. inputs.SelectMany(Read)
            .OrderBy(static entry => entry.Shape.EventName, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Shape.Version),
    ]);

    private static IEnumerable<EventEntry> Read(string input) => Path.GetExtension(input) switch
    {
        ".dll" => AssemblyInput.Read(input),
        ".lock" => LockFile.Parse(File.ReadAllText(input)).Blocks
            .Where(static block => block.Shape is not null)
            .Select(block => new EventEntry(block.Shape!, block.State, input)),
        _ => throw new ToolException($"'{input}' is not an assembly or a lock file."),
    };
}
