namespace EventTracking;

/// <summary>
/// All threads share one set of contexts, which is changed atomically. For facts about the whole process, such as host, version and
/// region.
/// </summary>
public sealed class SharedContextLocator : IContextLocator
{
    private ContextSet _current = ContextSet.Empty;

    /// <inheritdoc/>
    public ContextSet Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public bool TryReplace(ContextSet expected, ContextSet replacement) =>
        Interlocked.CompareExchange(ref _current, replacement, expected) == expected;
}
