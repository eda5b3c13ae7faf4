using System.Runtime.CompilerServices;
using EventTracking.Context;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>Enters a context for the length of a <see langword="using"/>.</summary>
    /// <param name="name">The name of the context. Within a context of the same name, the inner one takes its place.</param>
    /// <param name="context">The values; from now on they cannot be changed.</param>
    /// <returns>The scope; disposing it restores what was entered before.</returns>
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
    /// <param name="name">The name of the context. Within a context of the same name, the inner one takes its place.</param>
    /// <param name="create">
    /// Supplies the values. Called on the thread of the first event that is emitted within the context, at most once for each time the
    /// context is entered; not called if no event is emitted. Other threads whose events need the values wait for it. If it throws or returns
    /// <see langword="null"/>, the failure is reported (<see cref="TrackingFailureKind.ContextFailed"/>), the context is empty for all of
    /// its events, and no event is lost. An event that the function itself emits goes out without the values.
    /// </param>
    /// <returns>The scope; disposing it restores what was entered before.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ContextScope Context(string name, Func<EventContext> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        return EnterScope(name, new SuppliedContext(name, create));
    }

    /// <summary>
    /// Enters a context until <see cref="ExitContext"/>. A context of that name that is entered already is replaced and keeps its
    /// place in the order. Prefer <see cref="Context(string, EventContext)"/>, which exits by itself.
    /// </summary>
    /// <remarks>
    /// With the default locator, <see cref="AsyncLocalContextLocator"/>, a context that an <see langword="async"/> method enters is lost when
    /// that method returns: its caller, also after an <see langword="await"/>, does not see it. Enter a context in the method that emits the
    /// events, or in one that calls it.
    /// </remarks>
    /// <param name="name">The name of the context.</param>
    /// <param name="context">The values; from now on they cannot be changed.</param>
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
    /// Enters a context whose values are supplied by a function when the first event needs them, until <see cref="ExitContext"/>. A context of
    /// that name that is entered already is replaced and keeps its place in the order.
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
    /// later counts. Functions that supply contexts are called.
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
