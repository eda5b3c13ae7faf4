using System.Runtime.CompilerServices;
using EventTracking.Context;
using EventTracking.Data;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <summary>
/// The current contexts, by name, in the order in which they were entered. Immutable: entering or exiting a context creates another set, so
/// threads can share a set. An <see cref="IContextLocator"/> holds it.
/// </summary>
/// <remarks>
/// A linked list with the latest context first, so entering a context allocates one small object. Many contexts are kept in trees instead.
/// </remarks>
public sealed class ContextSet
{
    /// <summary>The maximum number of contexts in a linked list.</summary>
    private const int MaxLinked = 16;

    private readonly ContextSet? _earlier;
    private readonly string _name;
    private readonly IContextSource? _source;
    private readonly ManyContexts? _many;
    private readonly int _count;

    /// <summary>The text after the data, up to the end of the line, rendered by the first event that needs it.</summary>
    private PaddedBytes? _lineEnd;

    private ContextSet(ContextSet? earlier, string name, IContextSource? source)
    {
        _earlier = earlier;
        _name = name;
        _source = source;
        _count = earlier is null ? 0 : earlier._count + 1;
    }

    private ContextSet(ManyContexts many, IContextSource source)
    {
        _name = "";
        _source = source;
        _many = many;
    }

    /// <summary>Gets the set without contexts.</summary>
    public static ContextSet Empty { get; } = new(
        null, "", null)
    {
        _lineEnd = new([.. LineFormat.ContextKey, .. LineFormat.EmptyObject, .. LineFormat.End]),
    };

    /// <summary>Gets the names of the contexts, in the order in which they were entered.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            var names = new List<string>();
            foreach (var context in Contexts())
                names.Add(context.Name);
            return names;
        }
    }

    /// <summary>Returns the set with one more context. It replaces a context of the same name, at the same position.</summary>
    internal ContextSet Enter(string name, IContextSource source)
    {
        if (_many is not null)
        {
            var context = new EnteredContext(name, source);
            return new ContextSet(_many.Find(name) is { } old ? _many.Replace(old, context) : _many.Append(context), source);
        }

        if (Find(name) is not null)
            return Replace(name, source);

        return _count < MaxLinked
            ? new ContextSet(this, name, source)
            : new ContextSet(ManyContexts.Of(Contexts()).Append(new EnteredContext(name, source)), source);
    }

    /// <summary>Returns the set without the context of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is no context of that name.</exception>
    internal ContextSet Exit(string name)
    {
        if (Find(name) is null)
            throw new KeyNotFoundException($"The context '{name}' is not entered. Entered are: {KnownNames.List(Names)}.");

        if (_many is null)
            return Remove(name);
        return _many.Contexts.Count == 1 ? Empty : new ContextSet(_many.Remove(_many.Find(name)!), _source!);
    }

    internal IContextSource? Find(string name)
    {
        if (_many is not null)
            return _many.Find(name)?.Source;

        for (var set = this; set._earlier is not null; set = set._earlier)
        {
            if (string.Equals(set._name, name, StringComparison.Ordinal))
                return set._source;
        }

        return null;
    }

    /// <summary>Returns a copy of all values as one context; for a key that several contexts have, the context entered last wins.</summary>
    internal EventContext Merge(FailureReporter failures)
    {
        TryMerge(failures, "", out var merged);
        return merged.Copy();
    }

    /// <summary>Writes the end of a line: the key of the context, the context, the closing brace.</summary>
    /// <param name="writer">The writer of the line.</param>
    /// <param name="position">The position of the writer.</param>
    /// <returns>The position after the line.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int WriteLineEnd(ref EventDataWriter writer, int position) =>
        _lineEnd is { } rendered ? writer.WriteLineEnd(position, rendered) : Render(ref writer);

    /// <summary>Writes all contexts merged into one; called by <see cref="IContextSource.WriteAll"/>.</summary>
    /// <inheritdoc cref="TryMerge"/>
    internal bool WriteMerged(ref EventDataWriter writer)
    {
        var isComplete = TryMerge(writer.Failures, writer.EventName, out var merged);
        UntypedData.WriteEntries(ref writer, merged.Entries);
        return isComplete;
    }

    /// <summary>Two threads may render at the same time; both write the same bytes, and either may be kept.</summary>
    private int Render(ref EventDataWriter writer)
    {
        var start = writer.Position;
        writer.WriteRaw(LineFormat.ContextKey);
        var isComplete = _source!.WriteAll(this, ref writer);
        writer.MakeKeysUnique(start + LineFormat.ContextKey.Length);
        writer.WriteRaw(LineFormat.End);
        if (isComplete)
            _lineEnd = new PaddedBytes(writer.WrittenFrom(start));
        return writer.Position;
    }

    /// <summary>Merges all contexts.</summary>
    /// <param name="failures">Receives the failures of functions that supply contexts.</param>
    /// <param name="eventName">The event that needs the values; empty if there is none.</param>
    /// <param name="merged">The values, which must not be changed.</param>
    /// <returns><see langword="false"/> if values are missing, because a function that supplies a context emitted the event.</returns>
    private bool TryMerge(FailureReporter failures, string eventName, out EventContext merged)
    {
        if (_many is not null)
            return _many.Merge.TryMerge(failures, eventName, out merged);

        var isComplete = true;
        EventContext? result = null;
        if (_count == 1)
        {
            result = _source!.Values(failures, eventName);
            merged = result ?? [];
            return result is not null;
        }

        foreach (var context in Contexts())
        {
            if (context.Source.Values(failures, eventName) is { } values)
                result = EventContext.Merged(result, values);
            else
                isComplete = false;
        }

        merged = result ?? [];
        return isComplete;
    }

    /// <summary>The contexts in the order in which they were entered.</summary>
    private IEnumerable<EnteredContext> Contexts()
    {
        if (_many is not null)
            return _many.Contexts.Values;

        var contexts = new Stack<EnteredContext>();
        for (var set = this; set._earlier is not null; set = set._earlier)
            contexts.Push(new EnteredContext(set._name, set._source!));
        return contexts;
    }

    private ContextSet Replace(string name, IContextSource source) => string.Equals(_name, name, StringComparison.Ordinal)
        ? new ContextSet(_earlier, name, source)
        : new ContextSet(_earlier!.Replace(name, source), _name, _source);

    private ContextSet Remove(string name) => string.Equals(_name, name, StringComparison.Ordinal)
        ? _earlier!
        : new ContextSet(_earlier!.Remove(name), _name, _source);
}
