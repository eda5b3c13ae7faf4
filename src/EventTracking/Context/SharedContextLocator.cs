namespace EventTracking;

/// <summary>
/// All threads share one set of contexts, and entering and leaving is atomic. For facts about the whole process: host,
/// version, region.
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
