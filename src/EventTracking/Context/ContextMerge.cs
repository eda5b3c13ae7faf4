using EventTracking.Diagnostics;
using EventTracking.Serialization;

namespace EventTracking.Context;

/// <summary>
/// The values of several contexts: if two have the same key, the context entered later counts. Merged when the first event needs them, from
/// the values of the contexts before, if these have been merged.
/// </summary>
/// <remarks>
/// Only the methods of <see cref="Tracker"/> that enter contexts create it: a native program that enters none omits all code that writes
/// values whose type is known at run time only.
/// </remarks>
internal sealed class ContextMerge
{
    /// <summary>Larger values are kept for the latest contexts only: kept for each of many contexts, they would fill the memory.</summary>
    private const int MostKept = 64;

    private readonly EnteredContext? _latest;
    private readonly ContextMerge? _earlier;
    private readonly ContextList? _all;
    private EventContext? _merged;

    private ContextMerge(EnteredContext latest, ContextMerge? earlier)
    {
        _latest = latest;
        _earlier = earlier;
    }

    private ContextMerge(ContextList all) => _all = all;

    /// <summary>The values of one context.</summary>
    public static ContextMerge Of(EnteredContext context) => new(context, null);

    /// <summary>Adds a context that is entered after all others.</summary>
    public ContextMerge With(EnteredContext context) => new(context, this);

    /// <param name="old">The context that is replaced.</param>
    /// <param name="context">The context at its position.</param>
    /// <param name="all">All contexts, with that one.</param>
    public ContextMerge Replacing(EnteredContext old, EnteredContext context, ContextList all) =>
        _latest == old ? new ContextMerge(context, _earlier) : new ContextMerge(all);

    /// <param name="context">The context that is exited.</param>
    /// <param name="rest">All other contexts.</param>
    public ContextMerge Without(EnteredContext context, ContextList rest) => _latest == context ? _earlier! : new ContextMerge(rest);

    /// <summary>Writes the merged values as an object.</summary>
    /// <returns>Whether all values are there. They are not for an event that is emitted by a function that supplies a context.</returns>
    public bool WriteTo(ref EventDataWriter writer)
    {
        var isComplete = TryMerge(writer.Failures, writer.EventName, out var merged);
        UntypedData.WriteObject(ref writer, merged);
        return isComplete;
    }

    /// <inheritdoc cref="WriteTo"/>
    /// <param name="failures">Receives the failures of functions that supply contexts.</param>
    /// <param name="eventName">The event that needs the values; empty if there is none.</param>
    /// <param name="merged">The values, which must not be changed.</param>
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
            foreach (var context in part._all?.Contexts ?? [part._latest!])
            {
                if (context.Values(failures, eventName) is { } values)
                    result = result is null ? values : Merged(result, values);
                else
                    isComplete = false;
            }

            // Kept for this event's contexts, and for those before the latest: the next context will be entered after them.
            if (isComplete && (part == this || part == _earlier))
                part.Keep(result!);
        }

        merged = result ?? [];
        return isComplete;
    }

    /// <summary>Adds values to a result, which is copied first if it can no longer be changed.</summary>
    private static EventContext Merged(EventContext result, EventContext values)
    {
        var copy = result.IsOpen ? result : result.Copy();
        copy.SetAll(values);
        return copy;
    }

    private void Keep(EventContext merged)
    {
        merged.MarkEntered();
        _merged = merged;
        if (merged.Count > MostKept && _earlier?._earlier is { } before)
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
