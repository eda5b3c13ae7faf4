using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Inputs;

/// <summary>The events of a command's inputs, in ordinal order of their names, versions ascending.</summary>
/// <param name="Entries">The events.</param>
internal sealed record EventSet(IReadOnlyList<EventEntry> Entries)
{
    /// <summary>Gets the paths of the input assemblies, including those that declare no events but may emit some.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];
}

/// <summary>One version of an event.</summary>
/// <param name="Shape">The shape of its data.</param>
/// <param name="State">Whether the event is still emitted.</param>
/// <param name="Source">Where it is declared: the path of an assembly, the path of a lock file, or <c>git:REV:PATH</c>.</param>
internal sealed record EventEntry(DataShape Shape, LockState State, string Source)
{
    /// <summary>Gets the shape with its symbols, or <see langword="null"/> for an event from a lock file.</summary>
    public ParsedShape? Parsed { get; init; }

    /// <summary>Gets the lines of the event in its lock file, or <see langword="null"/> for an event from an assembly.</summary>
    public LockBlock? Block { get; init; }

    /// <summary>Gets the path of the assembly that declares the event, or <see langword="null"/> for an event from a lock file.</summary>
    public string? AssemblyPath => Parsed is null ? null : Source;
}
