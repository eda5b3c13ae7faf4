using EventTracking.Analyzers.Events;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Contract;

/// <summary>
/// Finds the declaration that causes a change. If another assembly declares it, the last member on the path that this compilation declares
/// is used, or else the event.
/// </summary>
/// <param name="parsed">The event with its types.</param>
/// <param name="declaration">The event.</param>
/// <param name="defaults">The current defaults of the assembly.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class ChangeLocation(
    ParsedEvent parsed, TrackedEventDeclaration declaration, AssemblyDefaults defaults, CancellationToken cancellationToken)
{
    public Location Of(ShapeChange change) => change.Kind switch
    {
        ShapeChangeKind.FieldRemoved or ShapeChangeKind.OptionalFieldRemoved => change.NewName is { } newName
            ? OfMemberOn(ShapePath.Field(ShapePath.Container(change.Path), newName))
            : OfOwner(ShapePath.Container(change.Path)),
        ShapeChangeKind.MemberAdded or ShapeChangeKind.MemberRemoved => OfEnum(change) ?? OfMemberOn(change.Path),
        ShapeChangeKind.CaseAdded or ShapeChangeKind.CaseRemoved => OfUnion(change) ?? OfMemberOn(change.Path),
        _ => OfMemberOn(change.Path),
    };

    /// <summary>The type that lost a field.</summary>
    private Location OfOwner(string path) => path == ShapePath.Root
        ? declaration.TypeLocation(cancellationToken)
        : Types(path).Select(InSource).FirstOrDefault(static found => found is not null) ?? OfMemberOn(path);

    /// <summary>The last member on the path that this compilation declares.</summary>
    private Location OfMemberOn(string path) =>
        ShapeOrigins.MembersOn(parsed.Graph, path).Reverse().Select(InSource).FirstOrDefault(static found => found is not null)
            ?? declaration.TypeLocation(cancellationToken);

    /// <summary>The member that was added, or the enum that lost it.</summary>
    private Location? OfEnum(ShapeChange change)
    {
        var type = Types(change.Path).FirstOrDefault(static type => type.TypeKind is TypeKind.Enum);
        var added = type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
            ShapeName.Quote(JsonAttributes.EnumMemberName(field) ?? defaults.FieldNaming.Convert(field.Name)) == change.New);
        return InSource(added) ?? InSource(type);
    }

    /// <summary>The attribute that lists the added type, or the base type that lost it.</summary>
    private Location? OfUnion(ShapeChange change)
    {
        foreach (var node in ShapeOrigins.TypesAt(parsed.Graph, change.Path))
        {
            var added = node.Edges.FirstOrDefault(edge => edge.Step.IsDerivedType && UnionCase.TextOf(edge.Step.Tag) == change.New);
            var attribute = node.Type.GetAttributes().FirstOrDefault(attribute =>
                attribute.AttributeClass.Is(JsonAttributes.DerivedType)
                && SymbolEqualityComparer.Default.Equals(attribute.FirstArgument() as ITypeSymbol, added.Step.Type));
            if ((attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? InSource(node.Type)) is { } found)
                return found;
        }

        return null;
    }

    private IEnumerable<ITypeSymbol> Types(string path) =>
        ShapeOrigins.TypesAt(parsed.Graph, path).Select(static node => node.Type.WithoutNullable());

    private static Location? InSource(ISymbol? symbol) =>
        symbol?.Locations.FirstOrDefault(static location => location.IsInSource);
}
