using System.Runtime.CompilerServices;
using EventTracking.Context;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>Enters a context until the returned scope is disposed.</summary>
    /// <param name="name">The name of the context. A context of the same name is replaced until the scope is disposed.</param>
    /// <param name="context">The values. The context becomes read-only.</param>
    /// <returns>The scope; disposing it restores the previous context of this name, if any.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    [OverloadResolutionPriority(1)]
    public ContextScope Context(string name, EventContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(context);
        context.MarkEntered();
        return EnterScope(name, context);
    }

    /// <summary>Enters a context whose values are supplied by a function when the first event needs them.</summary>
    /// <param name="name">The name of the context. A context of the same name is replaced until the scope is disposed.</param>
    /// <param name="create">
    /// Supplies the values. Called on the thread of the first event that is emitted within the context, at most once for each time the
    /// context is entered; not called if no event is emitted. Other threads whose events need the values wait for it. If it throws or
    /// returns <see langword="null"/>, the failure is reported (<see cref="TrackingFailureKind.ContextFailed"/>), the context is empty for
    /// all of its events, and no event is lost. An event that the function itself emits does not have the values.
    /// </param>
    /// <returns>The scope; disposing it restores the previous context of this name, if any.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ContextScope Context(string name, Func<EventContext> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        return EnterScope(name, new SuppliedContext(name, create));
    }

    /// <summary>
    /// Enters a context until <see cref="ExitContext"/> is called. It replaces a context of the same name, at the same position. Prefer
    /// <see cref="Context(string, EventContext)"/>, which exits the context automatically.
    /// </summary>
    /// <remarks>
    /// With the default locator, <see cref="AsyncLocalContextLocator"/>, a context that an <see langword="async"/> method enters is lost
    /// when that method returns: its caller, also after an <see langword="await"/>, does not see it. Enter a context in the method that
    /// emits the events, or in one that calls it.
    /// </remarks>
    /// <param name="name">The name of the context.</param>
    /// <param name="context">The values. The context becomes read-only.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    [OverloadResolutionPriority(1)]
    public void EnterContext(string name, EventContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(context);
        context.MarkEntered();
        Enter(name, context);
    }

    /// <summary>
    /// Enters a context whose values are supplied by a function when the first event needs them, until <see cref="ExitContext"/> is called.
    /// It replaces a context of the same name, at the same position.
    /// </summary>
    /// <inheritdoc cref="EnterContext(string, EventContext)" path="/remarks"/>
    /// <param name="name">The name of the context.</param>
    /// <param name="create"><inheritdoc cref="Context(string, Func{EventContext})" path="/param[@name='create']"/></param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public void EnterContext(string name, Func<EventContext> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        Enter(name, new SuppliedContext(name, create));
    }

    /// <summary>Exits a context. Contexts may be exited in any order.</summary>
    /// <param name="name">The name of the context.</param>
    /// <exception cref="KeyNotFoundException">No context of this name is entered; the message lists the current ones.</exception>
    public void ExitContext(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        ContextSet current;
        do
            current = _contexts.Current;
        while (!_contexts.TryReplace(current, current.Exit(name)));
    }

    /// <summary>
    /// Returns the context that an event emitted now would have: all contexts merged; for a key that several have, the context entered last
    /// wins. Functions that supply contexts are called.
    /// </summary>
    /// <returns>A new context, which can be changed and entered.</returns>
    public EventContext ResolveContext() => _contexts.Current.Merge(_failures);

    private ContextScope EnterScope(string name, IContextSource context)
    {
        var (before, within) = Enter(name, context);
        return new ContextScope(_contexts, before, within, name);
    }

    private (ContextSet Before, ContextSet Within) Enter(string name, IContextSource context)
    {
        while (true)
        {
            var before = _contexts.Current;
            var within = before.Enter(name, context);
            if (_contexts.TryReplace(before, within))
                return (before, within);
        }
    }
}
