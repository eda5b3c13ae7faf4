using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Contract;

/// <summary>One version of an event in a lock.</summary>
public sealed class LockBlock
{
    internal const string RetiredMark = "retired";

    internal LockBlock(string eventName, int version, LockState state, int line) =>
        (EventName, Version, State, Line, LastLine) = (eventName, version, state, line, line);

    /// <summary>Gets the event name.</summary>
    public string EventName { get; }

    /// <summary>Gets the version.</summary>
    public int Version { get; }

    /// <summary>Gets whether the event is still emitted.</summary>
    public LockState State { get; }

    /// <summary>Gets the line of the name and version, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the last line of the block, counted from 1.</summary>
    public int LastLine { get; internal set; }

    /// <summary>Gets the lines of the nodes by their paths, counted from 1.</summary>
    public IReadOnlyDictionary<string, int> LinesByPath => Lines;

    /// <summary>Gets the shape, or <see langword="null"/> if a line of the block cannot be read.</summary>
    public DataShape? Shape { get; internal set; }

    internal Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);
}
