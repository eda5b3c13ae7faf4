using System.Collections.Immutable;
using EventTracking.Diagnostics;

namespace EventTracking.Context;

/// <summary>
/// The merged values of many contexts; for a key that several have, the context entered last wins. They are merged when the first event
/// needs them, starting from the previous result if there is one.
/// </summary>
internal sealed class ContextMerge
{
    /// <summary>Merged values of more keys than this are kept only for the latest contexts, to bound the memory.</summary>
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
    public ContextMerge Without(EnteredContext context, ImmutableSortedDictionary<long, EnteredContext> rest) =>
        _latest == context ? _earlier! : new ContextMerge(rest);

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

            // Kept for the contexts of this event, and for all but the latest: the next context is entered after those.
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
