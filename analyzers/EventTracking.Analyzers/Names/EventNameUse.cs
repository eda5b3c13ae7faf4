using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Names;

/// <summary>An event name in source: in a declaration, or as a constant in an untyped emit.</summary>
/// <param name="Text">The name.</param>
/// <param name="Location">The expression of the name.</param>
internal readonly record struct EventNameUse(string Text, Location Location)
{
    /// <summary>Returns the name in a declaration, which may be empty, or <see langword="null"/> if the type is not an event.</summary>
    public static EventNameUse? Find(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        TrackedEventDeclaration.Find(type) is { EventName: { } name } declaration
            ? new EventNameUse(name, declaration.NameLocation(cancellationToken))
            : null;

    /// <summary>
    /// Returns the constant name in an untyped emit, or <see langword="null"/> for other calls and names that are not constant.
    /// </summary>
    public static EventNameUse? Find(IInvocationOperation invocation) =>
        UntypedEmit.Find(invocation) is { ConstantName: { } name, Name.Syntax: var syntax }
            ? new EventNameUse(name, syntax.GetLocation())
            : null;
}
