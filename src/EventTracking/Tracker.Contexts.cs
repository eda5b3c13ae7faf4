namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>Enters a context for the length of a <see langword="using"/>.</summary>
    /// <param name="name">The name of the context. Within a context of the same name, the inner one stands in its place.</param>
    /// <param name="context">The values; from now on they cannot be changed.</param>
    /// <returns>The scope; disposing of it restores what was before.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ContextScope Context(string name, EventContext context)
    {
        var (before, within) = Enter(name, context);
        return new ContextScope(_contexts, before, within, name);
    }

    /// <summary>
    /// Enters a context until <see cref="ExitContext"/>. A context of that name that is entered already is replaced and keeps its
    /// place in the order. Prefer <see cref="Context"/>, which cannot be forgotten.
    /// </summary>
    /// <param name="name">The name of the context.</param>
    /// <param name="context">The values; from now on they cannot be changed.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public void EnterContext(string name, EventContext context) => Enter(name, context);

    /// <summary>Leaves a context. Contexts may be left in any order.</summary>
    /// <param name="name">The name of the context.</param>
    /// <exception cref="KeyNotFoundException">It is not entered; the message lists those that are.</exception>
    public void ExitContext(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        ContextSet current;
        do
            current = _contexts.Current;
        while (!_contexts.TryReplace(current, current.Exit(name)));
    }

    /// <summary>
    /// What an event emitted now would carry: all contexts merged, where of two values with one key that of the context entered
    /// later counts.
    /// </summary>
    /// <returns>A new context, which can be changed and entered.</returns>
    public EventContext ResolveContext() => _contexts.Current.Merge();

    private (ContextSet Before, ContextSet Within) Enter(string name, EventContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(context);

        while (true)
        {
            var before = _contexts.Current;
            var within = before.Enter(name, context);
            if (_contexts.TryReplace(before, within))
                return (before, within);
        }
    }
}
