namespace EventTracking;

/// <summary>
/// The default locator: contexts flow with async code. A context that a method enters applies to everything the method awaits or starts,
/// but not to its caller.
/// </summary>
public sealed class AsyncLocalContextLocator : IContextLocator
{
    private readonly AsyncLocal<ContextSet?> _current = new();

    /// <inheritdoc/>
    public ContextSet Current => _current.Value ?? ContextSet.Empty;

    /// <inheritdoc/>
    public bool TryReplace(ContextSet expected, ContextSet replacement)
    {
        _current.Value = replacement == ContextSet.Empty ? null : replacement;
        return true;
    }
}
