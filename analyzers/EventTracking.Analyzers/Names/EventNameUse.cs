using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Names;

/// <summary>An event name in code: in a declaration, or as a constant in an untyped emit.</summary>
/// <param name="Text">The name.</param>
/// <param name="Location">The expression that gives it.</param>
internal readonly record struct EventNameUse(string Text, Location Location)
{
    /// <summary>The name in a declaration, also where it is empty; <see langword="null"/> for any other type.</summary>
    public static EventNameUse? Find(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        TrackedEventDeclaration.Find(type) is { EventName: { } name } declaration
            ? new EventNameUse(name, declaration.NameLocation(cancellationToken))
            : null;

    /// <summary>The constant name in an untyped emit; <see langword="null"/> for any other call and for a name that is known at run time only.</summary>
    public static EventNameUse? Find(IInvocationOperation invocation) =>
        UntypedEmit.Find(invocation) is { ConstantName: { } name, Name.Syntax: var syntax }
            ? new EventNameUse(name, syntax.GetLocation())
            : null;
}
