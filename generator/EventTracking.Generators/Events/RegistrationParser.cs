using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>
/// Finds the way from the registration, which stands outside of all types, to the descriptor of an event. Where a type on the
/// way is private, the type around it gets an internal member, a hop, that reaches further in.
/// </summary>
internal static class RegistrationParser
{
    /// <param name="session">The session, in which nothing has been named yet.</param>
    /// <param name="members">The generated members of the record.</param>
    /// <param name="eventName">The name on the wire.</param>
    /// <param name="version">The version of the event's shape, as a literal.</param>
    public static RegistrationModel Parse(ParsingSession session, MembersModel members, string eventName, string version)
    {
        var type = session.Type;
        session.Names.Name(type);
        return new(
            eventName,
            version,
            TypeNames.Metadata(type),
            Walk(type, members, static (_, _) => { }),
            type.IsObsolete(),
            session.Names.Raised.ToEquatableArray());
    }

    /// <summary>The hops of an event, by the type that they stand in.</summary>
    public static Dictionary<INamedTypeSymbol, HopModel> Hops(INamedTypeSymbol type, MembersModel members)
    {
        var hops = new Dictionary<INamedTypeSymbol, HopModel>(SymbolEqualityComparer.Default);
        Walk(type, members, hops.Add);
        return hops;
    }

    private static string Walk(INamedTypeSymbol type, MembersModel members, Action<INamedTypeSymbol, HopModel> onHop)
    {
        var descriptor = $"{TypeNames.Of(type)}.{members.DescriptorName}";
        var path = new Stack<INamedTypeSymbol>();

        foreach (var current in EventShape.SelfAndContainers(type))
        {
            path.Push(current);
            if (current is not { DeclaredAccessibility: Accessibility.Private, ContainingType: { } container })
                continue;

            var hop = new HopModel(UniqueNames.Find($"{TypeLabels.OfNested(path)}_Descriptor", name => IsTaken(container, name)), descriptor);
            onHop(container, hop);
            descriptor = $"{TypeNames.Of(container)}.{hop.Name}";
        }

        return descriptor;
    }

    private static bool IsTaken(INamedTypeSymbol container, string name) =>
        container.Name == name
        || !container.GetMembers(name).IsEmpty
        || container.Bases().Concat(container.AllInterfaces).Any(@base => !@base.GetMembers(name).IsEmpty);
}
