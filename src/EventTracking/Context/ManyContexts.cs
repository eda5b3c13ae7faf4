using System.Collections.Immutable;

namespace EventTracking.Context;

/// <summary>
/// More contexts than are entered on purpose, in the order in which they were entered. Immutable. No operation takes time proportional to
/// their number.
/// </summary>
/// <param name="Contexts">The contexts by position.</param>
/// <param name="Positions">The positions by name.</param>
/// <param name="NextPosition">The position of the next context.</param>
/// <param name="Merge">The values of all contexts.</param>
internal sealed record ManyContexts(
    ImmutableSortedDictionary<long, EnteredContext> Contexts, ImmutableDictionary<string, long> Positions, long NextPosition,
    ContextMerge Merge)
{
    /// <param name="contexts">The contexts in the order in which they were entered; at least one.</param>
    public static ManyContexts Of(IEnumerable<EnteredContext> contexts)
    {
        ManyContexts? many = null;
        foreach (var context in contexts)
            many = many is null ? Of(context) : many.Append(context);
        return many!;
    }

    public EnteredContext? Find(string name) => Positions.TryGetValue(name, out var place) ? Contexts[place] : null;

    /// <summary>Appends a context, whose name must be a new one.</summary>
    public ManyContexts Append(EnteredContext context) =>
        new(Contexts.Add(NextPosition, context), Positions.Add(context.Name, NextPosition), NextPosition + 1, Merge.With(context));

    /// <summary>Puts a context at the position of the one with the same name.</summary>
    public ManyContexts Replace(EnteredContext old, EnteredContext context)
    {
        var contexts = Contexts.SetItem(Positions[context.Name], context);
        return this with { Contexts = contexts, Merge = Merge.Replacing(old, context, contexts) };
    }

    /// <summary>Removes a context, which must not be the only one.</summary>
    public ManyContexts Remove(EnteredContext context)
    {
        var contexts = Contexts.Remove(Positions[context.Name]);
        return this with { Contexts = contexts, Positions = Positions.Remove(context.Name), Merge = Merge.Without(context, contexts) };
    }

    private static ManyContexts Of(EnteredContext context) => new(
        ImmutableSortedDictionary<long, EnteredContext>.Empty.Add(0, context),
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal).Add(context.Name, 0),
        1,
        ContextMerge.Of(context));
}
