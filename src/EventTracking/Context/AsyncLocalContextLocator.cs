namespace EventTracking;

/// <summary>
/// Contexts flow with async code: what a method enters is seen by everything that it awaits or starts, and by nobody else.
/// What a callee enters, its caller does not see. This is the default.
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
