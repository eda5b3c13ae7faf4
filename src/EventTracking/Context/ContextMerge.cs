using System.Collections.Immutable;
using EventTracking.Diagnostics;

namespace EventTracking.Context;

/// <summary>
/// The values of many contexts: if two have the same key, the context entered later counts. Merged when the first event needs them, from
/// the values of the contexts before, if these have been merged.
/// </summary>
internal sealed class ContextMerge
{
    /// <summary>Larger values are kept for the latest contexts only: kept for each of many contexts, they would fill the memory.</summary>
    private const int MaxCachedKeys = 64;

    private readonly EnteredContext? _latest;
    private readonly ContextMerge? _earlier;
    private readonly ImmutableSortedDictionary<long, EnteredContext>? _all;
    private EventContext? _merged;

    private ContextMerge(EnteredContext latest, ContextMerge? earlier)
    {
        _latest = latest;
        _earlier = earlier;
    }

    private ContextMerge(ImmutableSortedDictionary<long, EnteredContext> all) => _all = all;

    /// <summary>The values of one context.</summary>
    public static ContextMerge Of(EnteredContext context) => new(context, null);

    /// <summary>Adds a context that is entered after all others.</summary>
    public ContextMerge With(EnteredContext context) => new(context, this);

    /// <param name="old">The context that is replaced.</param>
    /// <param name="context">The context at its position.</param>
    /// <param name="all">All contexts, with that one.</param>
    public ContextMerge Replacing(EnteredContext old, EnteredContext context, ImmutableSortedDictionary<long, EnteredContext> all) =>
        _latest == old ? new ContextMerge(context, _earlier) : new ContextMerge(all);

    /// <param name="context">The context that is exited.</param>
    /// <param name="rest">All other contexts.</param>
    public ContextMerge Without(EnteredContext context, ImmutableSortedDictionary<long, EnteredContext> rest) => _latest == context ? _earlier! : new ContextMerge(rest);

    /// <inheritdoc cref="ContextSet.TryMerge"/>
    public bool TryMerge(FailureReporter failures, string eventName, out EventContext merged)
    {
        if (_merged is { } known)
        {
            merged = known;
            return true;
        }

        var isComplete = true;
        EventContext? result = null;
        foreach (var part in Unmerged(ref result))
        {
            foreach (var context in part._all?.Values ?? [part._latest!])
            {
                if (context.Source.Values(failures, eventName) is { } values)
                    result = EventContext.Merged(result, values);
                else
                    isComplete = false;
            }

            // Kept for this event's contexts, and for those before the latest: the next context will be entered after them.
            if (isComplete && (part == this || part == _earlier))
                part.Cache(result!);
        }

        merged = result ?? [];
        return isComplete;
    }

    private void Cache(EventContext merged)
    {
        merged.MarkEntered();
        _merged = merged;
        if (merged.Count > MaxCachedKeys && _earlier?._earlier is { } before)
            before._merged = null;
    }

    /// <summary>The contexts after the last ones that have been merged, in the order in which they were entered.</summary>
    private Stack<ContextMerge> Unmerged(ref EventContext? merged)
    {
        var parts = new Stack<ContextMerge>();
        for (var part = this; part is not null && merged is null; part = part._earlier)
        {
            merged = part._merged;
            if (merged is null)
                parts.Push(part);
        }

        return parts;
    }
}
