using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>Decides how members are set after an object has been created.</summary>
internal static class Setters
{
    /// <summary>Whether the member can be set. One that cannot, and that no constructor sets, is computed from others.</summary>
    public static bool CanSet(ParsingSession session, ISymbol member, INamedTypeSymbol type) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && !field.IsConst && session.References.IsAccessible(field, type),
        IPropertySymbol { SetMethod: { } setter } => session.References.IsAccessible(setter, type) || IsIncluded(member),
        _ => false,
    };

    /// <summary>
    /// Whether the member is set in the object initializer. Other members are set only if their field is present, so that they keep the
    /// value of their own initializer.
    /// </summary>
    public static bool IsInInitializer(ISymbol member, INamedTypeSymbol type) => member switch
    {
        IFieldSymbol field => field.IsRequired,
        IPropertySymbol property => property.IsRequired || (IsInitOnly(property) && IsGeneric(property.ContainingType) && !HasWith(type)),
        _ => false,
    };

    /// <summary>Returns the statement that assigns a local to a member of <c>result</c>.</summary>
    public static (string Statement, SetterAccess? Access) Assignment(
        ReaderParser parser, FieldMember field, INamedTypeSymbol type, string local)
    {
        var name = TypeNames.Identifier(field.Symbol.Name);
        var receiver = field.Field.Receiver is { } hidden ? $"(({hidden})result)" : "result";
        if (field.Symbol is not IPropertySymbol { SetMethod: { } setter } property)
            return ($"{receiver}.{name} = {local};", null);
        if (!IsInitOnly(property) && parser.Session.References.IsAccessible(setter, type))
            return ($"{receiver}.{name} = {local};", null);
        if (IsGeneric(property.ContainingType))
            return ($"result = result with {{ {name} = {local} }};", null);

        var (modifier, argument) = type.IsValueType ? ("ref ", "ref result") : ("", "result");
        var access = parser.Setter(property, method => new SetterAccess(
            method, property.MetadataName, modifier + TypeNames.Of(property.ContainingType), TypeNames.WithNullability(property.Type)));
        return ($"{access.Method}({argument}, {local});", access);
    }

    private static bool IsIncluded(ISymbol member) => JsonAttributes.IsIncluded(member) && !IsGeneric(member.ContainingType);

    private static bool IsInitOnly(IPropertySymbol property) => property.SetMethod is { IsInitOnly: true };

    private static bool HasWith(INamedTypeSymbol type) => type.IsRecord || type.IsValueType;

    private static bool IsGeneric(INamedTypeSymbol type) => EventShape.SelfAndContainers(type).Any(static current => current.Arity > 0);
}
