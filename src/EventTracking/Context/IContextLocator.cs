namespace EventTracking;

/// <summary>
/// Stores the current contexts of the caller: per async flow, per thread, or shared by the process.
/// </summary>
/// <remarks>Trackers that use the same locator share their contexts.</remarks>
public interface IContextLocator
{
    /// <summary>Gets the current contexts of the caller. Default: <see cref="ContextSet.Empty"/>.</summary>
    ContextSet Current { get; }

    /// <summary>Makes <paramref name="replacement"/> current if <paramref name="expected"/> still is.</summary>
    /// <param name="expected">The value that <see cref="Current"/> returned.</param>
    /// <param name="replacement">The new value.</param>
    /// <returns>
    /// <see langword="false"/> if the contexts have changed, which is possible only for a locator that threads share; the tracker then
    /// tries again.
    /// </returns>
    bool TryReplace(ContextSet expected, ContextSet replacement);
}
