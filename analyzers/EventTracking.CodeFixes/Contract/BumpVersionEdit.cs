using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Contract;

/// <summary>Gives an event the next version, in its attribute and in the lock. The locked versions stay.</summary>
internal sealed class BumpVersionEdit() : ContractEdit("Bump the version")
{
    public override async Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic)
    {
        if (edits.EventOf(diagnostic) is { } type)
        {
            return ProjectEdits.IntegerOf(diagnostic, ContractProperties.LockedVersion) is { } locked
                && await TryBumpAsync(edits, type, locked).ConfigureAwait(false);
        }

        // Defaults of the assembly rename fields of many events, which one diagnostic reports.
        var isBumped = false;
        foreach (var (renamed, version) in EventsWithoutLockedFields(edits))
            isBumped |= await TryBumpAsync(edits, renamed, version).ConfigureAwait(false);
        return isBumped;
    }

    private static async Task<bool> TryBumpAsync(ProjectEdits edits, INamedTypeSymbol type, int locked)
    {
        if (locked is int.MaxValue
            || type.FindAttribute(KnownTypes.TrackedEventAttribute)?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(edits.CancellationToken).ConfigureAwait(false) is not AttributeSyntax attribute
            || await edits.DocumentAsync(attribute.SyntaxTree).ConfigureAwait(false) is not { } document)
        {
            return false;
        }

        if (!edits.IsFirstBump(type))
            return true;

        var version = locked + 1;
        var shape = edits.Parse(type).Shape;
        edits.Lock.Set(new DataShape(shape.EventName, version, shape.Data));
        document.Editor.ReplaceNode(attribute, (current, _) => VersionArgument.Set((AttributeSyntax)current, version));
        return true;
    }

    private static IEnumerable<(INamedTypeSymbol Type, int Locked)> EventsWithoutLockedFields(ProjectEdits edits)
    {
        foreach (var type in EventShapes.FindEvents(edits.Compilation, edits.Compilation.Assembly, edits.CancellationToken))
        {
            var shape = edits.Parse(type).Shape;
            if (edits.Locked.FindLatest(shape.EventName) is { Shape: { } locked }
                && locked.Version == shape.Version
                && ShapeComparison.Compare(locked, shape).Any(static change => change.Kind is ShapeChangeKind.FieldRemoved))
            {
                yield return (type, locked.Version);
            }
        }
    }
}
