namespace EventTracking;

/// <summary>
/// An entered context. <see cref="Dispose"/> exits it. Returned by <see cref="Tracker.Context(string, EventContext)"/>, for a
/// <see langword="using"/>.
/// </summary>
/// <remarks>
/// Exiting restores the previous context of the same name, if there was one. Contexts that were entered in the meantime by
/// <see cref="Tracker.EnterContext(string, EventContext)"/> stay. Disposing again does nothing.
/// </remarks>
public readonly struct ContextScope : IDisposable, IEquatable<ContextScope>
{
    private readonly IContextLocator? _locator;
    private readonly ContextSet? _before;
    private readonly ContextSet? _within;
    private readonly string? _name;

    internal ContextScope(IContextLocator locator, ContextSet before, ContextSet within, string name)
    {
        _locator = locator;
        _before = before;
        _within = within;
        _name = name;
    }

    /// <summary>Exits the context.</summary>
    public void Dispose()
    {
        if (_locator is null)
            return;

        ContextSet current;
        do
            current = _locator.Current;
        while (!_locator.TryReplace(current, Exit(current)));
    }

    /// <inheritdoc/>
    public bool Equals(ContextScope other) => ReferenceEquals(_within, other._within);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ContextScope other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _within?.GetHashCode() ?? 0;

    /// <summary>Returns whether both are the same scope.</summary>
    public static bool operator ==(ContextScope left, ContextScope right) => left.Equals(right);

    /// <summary>Returns whether they are different scopes.</summary>
    public static bool operator !=(ContextScope left, ContextScope right) => !left.Equals(right);

    private ContextSet Exit(ContextSet current)
    {
        if (current == _within)
            return _before!;

        // Other contexts were entered or exited in the meantime: change only the context of this name, and only if this scope entered it.
        var name = _name!;
        if (current.Find(name) != _within!.Find(name))
            return current;

        return _before!.Find(name) is { } outer ? current.Enter(name, outer) : current.Exit(name);
    }
}
