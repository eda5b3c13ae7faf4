using System.Runtime.CompilerServices;
using EventTracking.Context;
using EventTracking.Diagnostics;
using EventTracking.Serialization;
using EventTracking.Serialization.Fast;

namespace EventTracking;

/// <summary>
/// The contexts that are entered, by name, in the order in which they were entered. Immutable: entering or leaving one makes
/// another set, so that a set can flow to other threads and be kept by them. An <see cref="IContextLocator"/> holds it.
/// </summary>
public sealed class ContextSet
{
    /// <summary>The contexts, or <see langword="null"/> for none.</summary>
    private readonly ContextList? _contexts;

    private readonly ContextMerge? _merge;

    /// <summary>The end of a line, from the data on: the merged context as JSON, rendered by the first event that needs it.</summary>
    private PaddedBytes? _lineEnd;

    private ContextSet(ContextList? contexts, ContextMerge? merge)
    {
        _contexts = contexts;
        _merge = merge;
    }

    /// <summary>No context at all.</summary>
    public static ContextSet Empty { get; } = new(null, null) { _lineEnd = new(",\"context\":{}}"u8) };

    /// <summary>The names of the contexts, in the order in which they were entered.</summary>
    public IReadOnlyList<string> Names => _contexts?.Names() ?? [];

    /// <summary>The set with one more context; a context of the same name is replaced and keeps its place.</summary>
    internal ContextSet Enter(EnteredContext context)
    {
        if (_contexts is null)
            return new ContextSet(ContextList.Of(context), ContextMerge.Of(context));

        if (_contexts.Find(context.Name) is not { } old)
            return new ContextSet(_contexts.Append(context), _merge!.With(context));

        var changed = _contexts.Replace(context);
        return new ContextSet(changed, _merge!.Replacing(old, context, changed));
    }

    /// <summary>The set without the context of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no context of that name.</exception>
    internal ContextSet Exit(string name)
    {
        if (Find(name) is not { } context)
            throw new KeyNotFoundException($"The context '{name}' is not entered. Entered are: {KnownNames.List(Names)}.");

        return _contexts!.Remove(context) is { } rest ? new ContextSet(rest, _merge!.Without(context, rest)) : Empty;
    }

    internal EnteredContext? Find(string name) => _contexts?.Find(name);

    /// <summary>A copy of all contexts in one: of two values with one key, that of the context entered later counts.</summary>
    internal EventContext Merge(FailureReporter failures)
    {
        if (_merge is null)
            return [];

        _merge.TryMerge(failures, "", out var merged);
        return merged.Copy();
    }

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
        var isComplete = _merge!.WriteTo(ref writer);
        writer.MakeKeysUnique(start + LineLayout.ContextKey.Length);
        writer.WriteRaw("}"u8);
        if (isComplete)
            _lineEnd = new PaddedBytes(writer.WrittenFrom(start));
        return writer.Position;
    }
}
