namespace EventTracking;

/// <summary>
/// Each thread has contexts of its own; a new thread begins without any. For programs in which a thread serves one request
/// from beginning to end. Contexts do not follow <see langword="await"/>.
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

    /// <summary>Forgets the contexts of all threads. No tracker may use the locator any more.</summary>
    public void Dispose() => _current.Dispose();
}
