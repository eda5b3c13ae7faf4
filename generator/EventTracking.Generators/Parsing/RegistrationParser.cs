using EventTracking.Generators.Emission;
using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Finds the way from the registration, which stands outside of all types, to the descriptor of an event. Where a type on the
/// way is private, the type around it gets an internal member, a hop, that reaches further in.
/// </summary>
internal static class RegistrationParser
{
    public static RegistrationModel Parse(INamedTypeSymbol type, MembersModel members, string eventName, string version) =>
        new(eventName, version, HintNames.For(type), Walk(type, members, static (_, _) => { }), Obsoletion.Of(type) is not null);

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

            var hop = new HopModel(UniqueNames.Find($"{FlatNames.Of(path)}_Descriptor", name => IsTaken(container, name)), descriptor);
            onHop(container, hop);
            descriptor = $"{TypeNames.Of(container)}.{hop.Name}";
        }

        return descriptor;
    }

    private static bool IsTaken(INamedTypeSymbol container, string name) =>
        container.Name == name || !container.GetMembers(name).IsEmpty;
}
