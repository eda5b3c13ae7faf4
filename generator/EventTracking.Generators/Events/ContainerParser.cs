using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>Parses the types that contain a record.</summary>
internal static class ContainerParser
{
    public static EquatableArray<ContainerModel> Parse(ParsingSession session, GeneratedMembersModel members)
    {
        var forwarders = RegistrationParser.Forwarders(session.Type, members);
        session.References.AddMembersTo(forwarders.Keys);
        return EventShape.SelfAndContainers(session.Type)
            .Skip(1)
            .Select(container => new ContainerModel(
                Declaration(container), forwarders.TryGetValue(container, out var forwarder) ? forwarder : null))
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
