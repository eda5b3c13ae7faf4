using EventTracking.Analyzers.Contract;
using EventTracking.CodeFixes.Fields;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Json;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>Gives a renamed member its locked name with <c>[JsonPropertyName]</c>.</summary>
internal sealed class KeepWireNameEdit() : ContractEdit("Keep the wire name")
{
    public override async Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(ContractProperties.Path, out var path) || path is null
            || !diagnostic.Properties.TryGetValue(ContractProperties.RenamedTo, out var renamed) || renamed is null
            || edits.EventOf(diagnostic) is not { } @event
            || edits.Parse(@event.Declaration.Type).MembersOn(renamed) is not [.., var member]
            || member.DeclaringSyntaxReferences is not [var reference, ..]
            || await edits.DocumentAsync(reference.SyntaxTree).ConfigureAwait(false) is not { } document)
        {
            return false;
        }

        var node = await reference.GetSyntaxAsync(edits.CancellationToken).ConfigureAwait(false);
        var steps = ShapePathReader.Steps(path);
        if (JsonAttributeEdit.Declaration(node) is not { } declaration || steps[steps.Count - 1] is not { Kind: PathStepKind.Field } field)
            return false;

        JsonAttributeEdit.Set(document, declaration, JsonAttributes.PropertyName, CodeText.Quoted(field.Name));
        return true;
    }
}
