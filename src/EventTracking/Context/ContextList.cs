using System.Collections.Immutable;

namespace EventTracking.Context;

/// <summary>
/// Contexts in the order in which they were entered. Immutable. A few are an array; many are two trees, so that no operation takes time in
/// proportion to the contexts that some code has entered and forgotten to exit.
/// </summary>
internal sealed class ContextList
{
    private const int Few = 16;

    private readonly EnteredContext[] _few;
    private readonly Trees? _many;

    private ContextList(EnteredContext[] few) => _few = few;

    private ContextList(Trees many)
    {
        _few = [];
        _many = many;
    }

    public static ContextList Of(EnteredContext context) => new([context]);

    /// <summary>Gets the contexts in the order in which they were entered.</summary>
    public IEnumerable<EnteredContext> Contexts => _many is null ? _few : _many.Contexts.Values;

    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        foreach (var context in Contexts)
            names.Add(context.Name);
        return names;
    }

    public EnteredContext? Find(string name)
    {
        if (_many is not null)
            return _many.Places.TryGetValue(name, out var place) ? _many.Contexts[place] : null;

        foreach (var context in _few)
        {
            if (string.Equals(context.Name, name, StringComparison.Ordinal))
                return context;
        }

        return null;
    }

    /// <summary>The list with one more context, whose name must not be in it.</summary>
    public ContextList Append(EnteredContext context)
    {
        if (_many is not null)
            return new ContextList(_many.Append(context));

        return _few.Length < Few ? new ContextList([.. _few, context]) : new ContextList(Trees.Of(_few).Append(context));
    }

    /// <summary>The list with another context at the position of the one with the same name, which must be in it.</summary>
    public ContextList Replace(EnteredContext context) => _many is not null
        ? new ContextList(_many with { Contexts = _many.Contexts.SetItem(_many.Places[context.Name], context) })
        : new ContextList(Array.ConvertAll(_few, each => string.Equals(each.Name, context.Name, StringComparison.Ordinal) ? context : each));

    /// <summary>The list without a context, which must be in it; <see langword="null"/> if no other context is in it.</summary>
    public ContextList? Remove(EnteredContext context)
    {
        if (_many is null)
            return _few.Length == 1 ? null : new ContextList(Array.FindAll(_few, each => each != context));

        return _many.Contexts.Count == 1 ? null : new ContextList(_many.Remove(context.Name));
    }

    /// <param name="Contexts">The contexts by their place.</param>
    /// <param name="Places">The places by the names of their contexts.</param>
    /// <param name="NextPlace">The place of the next context.</param>
    private sealed record Trees(ImmutableSortedDictionary<long, EnteredContext> Contexts, ImmutableDictionary<string, long> Places, long NextPlace)
    {
        public static Trees Of(EnteredContext[] contexts)
        {
            var trees = new Trees(ImmutableSortedDictionary<long, EnteredContext>.Empty, ImmutableDictionary.Create<string, long>(StringComparer.Ordinal), 0);
            foreach (var context in contexts)
                trees = trees.Append(context);
            return trees;
        }

        public Trees Append(EnteredContext context) => new(Contexts.Add(NextPlace, context), Places.Add(context.Name, NextPlace), NextPlace + 1);

        public Trees Remove(string name) => this with { Contexts = Contexts.Remove(Places[name]), Places = Places.Remove(name) };
    }
}
