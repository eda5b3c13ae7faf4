using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>Reads the types around a record.</summary>
internal static class ContainerParser
{
    public static EquatableArray<ContainerModel> Parse(ParsingSession session, MembersModel members)
    {
        var hops = RegistrationParser.Hops(session.Type, members);
        session.Names.DeclareBesideGenerated(hops.Keys);
        return EventShape.SelfAndContainers(session.Type)
            .Skip(1)
            .Select(container => new ContainerModel(Declaration(container), hops.TryGetValue(container, out var hop) ? hop : null))
            .Reverse()
            .ToEquatableArray();
    }

    private static string Declaration(INamedTypeSymbol container)
    {
        var keyword = container switch
        {
            { TypeKind: TypeKind.Interface } => "partial interface",
            { IsRecord: true, IsValueType: true } => "partial record struct",
            { IsRecord: true } => "partial record",
            { IsRefLikeType: true } => "ref partial struct",
            { IsValueType: true } => "partial struct",
            _ => "partial class",
        };
        return $"{keyword} {TypeNames.Declared(container.Name)}";
    }
}
