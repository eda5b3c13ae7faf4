namespace EventTracking;

/// <summary>
/// Where the contexts live that are current for the caller: in the async flow, in the thread, or in one place for all.
/// </summary>
/// <remarks>A locator belongs to one tracker; two trackers that share one share their contexts.</remarks>
public interface IContextLocator
{
    /// <summary>The contexts that are current for the caller; <see cref="ContextSet.Empty"/> at first.</summary>
    ContextSet Current { get; }

    /// <summary>Makes <paramref name="replacement"/> current, if <paramref name="expected"/> still is.</summary>
    /// <param name="expected">What <see cref="Current"/> gave.</param>
    /// <param name="replacement">What is to be current.</param>
    /// <returns>
    /// Whether it was done. Only a locator that threads share ever says no; the tracker then starts again from what is current
    /// now.
    /// </returns>
    bool TryReplace(ContextSet expected, ContextSet replacement);
}
