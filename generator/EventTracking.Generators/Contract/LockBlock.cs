using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Contract;

/// <summary>One version of an event in a lock.</summary>
public sealed class LockBlock
{
    internal LockBlock(LockHead head, int line) => (Head, Line, LastLine) = (head, line, line);

    /// <summary>Gets the event name.</summary>
    public string EventName => Head.EventName;

    /// <summary>Gets the version.</summary>
    public int Version => Head.Version;

    /// <summary>Gets whether the event is still emitted.</summary>
    public LockState State => Head.State;

    /// <summary>Gets the line of the name and version, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the last line of the block, counted from 1.</summary>
    public int LastLine { get; internal set; }

    /// <summary>Gets the lines of the nodes by their paths, counted from 1.</summary>
    public IReadOnlyDictionary<string, int> LinesByPath => Lines;

    /// <summary>Gets the shape, or <see langword="null"/> if a line of the block cannot be read.</summary>
    public DataShape? Shape { get; internal set; }

    internal LockHead Head { get; }

    internal Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);
}
