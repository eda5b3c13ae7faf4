using System.Text;
using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Contract;

/// <summary>The content of an <c>events.lock</c>: the shapes that readers rely on.</summary>
public sealed class LockFile
{
    /// <summary>The name of the file, which is next to the project.</summary>
    public const string FileName = "events.lock";

    /// <summary>The first line.</summary>
    public const string Header = "eventtracking lock 1";

    internal LockFile(IReadOnlyList<LockBlock> blocks, IReadOnlyList<LockError> errors) => (Blocks, Errors) = (blocks, errors);

    /// <summary>Gets the blocks in the order of the file. A block that cannot be read completely has no shape.</summary>
    public IReadOnlyList<LockBlock> Blocks { get; }

    /// <summary>Gets the lines that cannot be read or are in the wrong place, in order.</summary>
    public IReadOnlyList<LockError> Errors { get; }

    /// <summary>Reads a lock. Reading continues after an error.</summary>
    public static LockFile Parse(string text) => new LockReader().Read(text);

    /// <summary>Returns the text of a lock with these shapes, sorted by event name and version.</summary>
    /// <param name="shapes">The shapes, with the names of events that are no longer emitted.</param>
    public static string Write(IEnumerable<(DataShape Shape, LockState State)> shapes)
    {
        var text = new StringBuilder().Append(Header).Append('\n');
        foreach (var (shape, state) in shapes.OrderBy(static locked => ShapeName.QuoteEvent(locked.Shape.EventName), StringComparer.Ordinal)
            .ThenBy(static locked => locked.Shape.Version))
        {
            text.Append('\n').Append(Block(shape, state));
        }

        return text.ToString();
    }

    /// <summary>Returns the lines of one event and version, each ending with <c>\n</c>.</summary>
    public static string Block(DataShape shape, LockState state = LockState.Emitted)
    {
        var text = shape.ToString();
        return new LockHead(shape.EventName, shape.Version, state) + text.Substring(text.IndexOf('\n'));
    }

    /// <summary>Returns the block of an event and version, or <see langword="null"/>.</summary>
    public LockBlock? Find(string eventName, int version) =>
        Blocks.FirstOrDefault(block => block.EventName == eventName && block.Version == version);

    /// <summary>Returns the block of an event's highest version, or <see langword="null"/>.</summary>
    public LockBlock? FindLatest(string eventName) =>
        Blocks.Where(block => block.EventName == eventName).OrderByDescending(static block => block.Version).FirstOrDefault();
}

/// <summary>Whether a locked event is still emitted.</summary>
public enum LockState
{
    /// <summary>The event is still emitted.</summary>
    Emitted,

    /// <summary>The event is no longer emitted, and its name cannot be reused for another shape.</summary>
    Retired,
}

/// <summary>A line of a lock that cannot be read or is in the wrong place.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
public sealed record LockError(int Line, string Reason);
