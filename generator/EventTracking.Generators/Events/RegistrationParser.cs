using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>
/// Finds the expression with which the registration, a type of its own, accesses the descriptor of an event. If a type in the expression
/// is private, the type that contains it receives an internal property that forwards to the descriptor.
/// </summary>
internal static class RegistrationParser
{
    /// <param name="session">The session, which has not used any symbol yet.</param>
    /// <param name="members">The generated members of the record.</param>
    /// <param name="eventName">The name on the wire.</param>
    /// <param name="version">The version of the event's shape, as a literal.</param>
    public static RegistrationModel Parse(ParsingSession session, GeneratedMembersModel members, string eventName, string version)
    {
        var type = session.Type;
        session.References.Use(type);
        return new(
            eventName,
            version,
            TypeNames.Metadata(type),
            DescriptorOf(type, members, static (_, _) => { }),
            type.IsObsolete(),
            session.References.DiagnosticIds.ToEquatableArray());
    }

    /// <summary>The forwarders of an event, by the type that contains them.</summary>
    public static Dictionary<INamedTypeSymbol, ForwarderModel> Forwarders(INamedTypeSymbol type, GeneratedMembersModel members)
    {
        var forwarders = new Dictionary<INamedTypeSymbol, ForwarderModel>(SymbolEqualityComparer.Default);
        DescriptorOf(type, members, forwarders.Add);
        return forwarders;
    }

    private static string DescriptorOf(
        INamedTypeSymbol type, GeneratedMembersModel members, Action<INamedTypeSymbol, ForwarderModel> onForwarder)
    {
        var descriptor = $"{TypeNames.Of(type)}.{members.DescriptorName}";
        var path = new Stack<INamedTypeSymbol>();

        foreach (var current in EventShape.SelfAndContainers(type))
        {
            path.Push(current);
            if (current is not { DeclaredAccessibility: Accessibility.Private, ContainingType: { } container })
                continue;

            var name = UniqueNames.Find($"{TypeLabels.OfNested(path)}_Descriptor", name => IsTaken(container, name));
            var forwarder = new ForwarderModel(name, descriptor);
            onForwarder(container, forwarder);
            descriptor = $"{TypeNames.Of(container)}.{forwarder.Name}";
        }

        return descriptor;
    }

    private static bool IsTaken(INamedTypeSymbol container, string name) =>
        container.Name == name
        || !container.GetMembers(name).IsEmpty
        || container.Bases().Concat(container.AllInterfaces).Any(@base => !@base.GetMembers(name).IsEmpty);
}
