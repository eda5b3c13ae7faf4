using System.Runtime.CompilerServices;
using EventTracking.Serialization;
using EventTracking.Serialization.Fast;

namespace EventTracking;

/// <summary>
/// The contexts that are entered, by name, in the order in which they were entered. Immutable: entering or leaving one makes
/// another set, so that a set can flow to other threads and be kept by them. An <see cref="IContextLocator"/> holds it.
/// </summary>
/// <remarks>A linked list, the latest context first: entering one more costs one small object.</remarks>
public sealed class ContextSet
{
    private readonly ContextSet? _earlier;
    private readonly string _name;
    private readonly EventContext? _context;

    /// <summary>The end of a line, from the data on: the merged context as JSON, rendered by the first event that needs it.</summary>
    private PaddedBytes? _lineEnd;

    private ContextSet(ContextSet? earlier, string name, EventContext? context)
    {
        _earlier = earlier;
        _name = name;
        _context = context;
    }

    /// <summary>No context at all.</summary>
    public static ContextSet Empty { get; } = new(null, "", null) { _lineEnd = new(",\"context\":{}}"u8) };

    /// <summary>The names of the contexts, in the order in which they were entered.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            var names = new List<string>();
            for (var set = this; set._earlier is not null; set = set._earlier)
                names.Add(set._name);
            names.Reverse();
            return names;
        }
    }

    /// <summary>The set with one more context; a context of the same name is replaced and keeps its place.</summary>
    internal ContextSet Enter(string name, EventContext context)
    {
        context.MarkEntered();
        return Find(name) is null ? new ContextSet(this, name, context) : Replace(name, context);
    }

    /// <summary>The set without the context of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no context of that name.</exception>
    internal ContextSet Exit(string name) => Find(name) is null
        ? throw new KeyNotFoundException($"The context '{name}' is not entered. Entered are: {KnownNames.List(Names)}.")
        : Remove(name);

    internal EventContext? Find(string name)
    {
        for (var set = this; set._earlier is not null; set = set._earlier)
        {
            if (string.Equals(set._name, name, StringComparison.Ordinal))
                return set._context;
        }

        return null;
    }

    /// <summary>All contexts in one: of two values with one key, that of the context entered later counts.</summary>
    internal EventContext Merge() => _earlier is null ? [] : _context!.MergedOver(_earlier);

    /// <summary>Writes the end of a line: the key of the context, the context, the closing brace.</summary>
    /// <param name="writer">The writer of the line.</param>
    /// <param name="position">Where the writer is.</param>
    /// <returns>Where the line ends.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int WriteLineEnd(ref EventDataWriter writer, int position) =>
        _lineEnd is { } rendered ? writer.WriteLineEnd(position, rendered) : Render(ref writer);

    /// <summary>Two threads may render at the same time; both write the same bytes, and either may be kept.</summary>
    private int Render(ref EventDataWriter writer)
    {
        var start = writer.Position;
        writer.WriteRaw(LineLayout.ContextKey);
        _context!.WriteOver(_earlier!, ref writer);
        writer.WriteRaw("}"u8);
        _lineEnd = new PaddedBytes(writer.WrittenFrom(start));
        return writer.Position;
    }

    private ContextSet Replace(string name, EventContext context) => string.Equals(_name, name, StringComparison.Ordinal)
        ? new ContextSet(_earlier, name, context)
        : new ContextSet(_earlier!.Replace(name, context), _name, _context);

    private ContextSet Remove(string name) => string.Equals(_name, name, StringComparison.Ordinal)
        ? _earlier!
        : new ContextSet(_earlier!.Remove(name), _name, _context);
}
