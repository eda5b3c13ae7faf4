using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>Gives an event the next version, in its attribute and in the lock. The locked versions stay.</summary>
internal sealed class BumpVersionEdit() : ContractEdit("Bump the version")
{
    public override async Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic)
    {
        if (edits.EventOf(diagnostic) is { } reported)
            return await TryBumpAsync(edits, reported).ConfigureAwait(false);
        if (edits.Contract.FindDefaultsChange(edits.CancellationToken) is not { } change)
            return false;

        // A change of the assembly's defaults breaks many events, which one diagnostic reports.
        var isBumped = false;
        foreach (var changed in change.Changes)
        {
            if (edits.EventOf(changed.Key) is { } @event && changed.Value.Any(caused => caused.Breaks(@event.Mode)))
                isBumped |= await TryBumpAsync(edits, @event).ConfigureAwait(false);
        }

        return isBumped;
    }

    private static async Task<bool> TryBumpAsync(ProjectEdits edits, EventUnderContract @event)
    {
        var type = @event.Declaration.Type;
        if (@event.LockedVersion is 0 or int.MaxValue
            || type.FindAttribute(KnownTypes.TrackedEventAttribute)?.ApplicationSyntaxReference is not { } reference
            || await reference.GetSyntaxAsync(edits.CancellationToken).ConfigureAwait(false) is not AttributeSyntax attribute
            || await edits.DocumentAsync(attribute.SyntaxTree).ConfigureAwait(false) is not { } document)
        {
            return false;
        }

        if (edits.IsFirstBump(type))
        {
            var version = @event.LockedVersion + 1;
            var shape = edits.Parse(type).Shape;
            edits.Lock.Set(new DataShape(shape.EventName, version, shape.Data));
            document.Editor.ReplaceNode(attribute, (current, _) => VersionArgument.Set((AttributeSyntax)current, version));
        }

        return true;
    }
}
