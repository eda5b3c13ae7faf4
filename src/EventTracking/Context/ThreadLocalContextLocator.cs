namespace EventTracking;

/// <summary>
/// Each thread has its own contexts; a new thread has none. For programs in which one thread handles a request from start to end. Contexts
/// do not follow <see langword="await"/>.
/// </summary>
public sealed class ThreadLocalContextLocator : IContextLocator, IDisposable
{
    private readonly ThreadLocal<ContextSet> _current = new(static () => ContextSet.Empty);

    /// <inheritdoc/>
    public ContextSet Current => _current.Value!;

    /// <inheritdoc/>
    public bool TryReplace(ContextSet expected, ContextSet replacement)
    {
        _current.Value = replacement;
        return true;
    }

    /// <summary>Releases the contexts of all threads. No tracker may use the locator afterwards.</summary>
    public void Dispose() => _current.Dispose();
}
