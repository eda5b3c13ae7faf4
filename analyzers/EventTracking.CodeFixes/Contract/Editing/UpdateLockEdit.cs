using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>
/// Records the declared shape in the lock, in the declared version. It is not offered while another rule reports a change of the event,
/// which it would accept too.
/// </summary>
internal sealed class UpdateLockEdit(string title = "Update events.lock") : ContractEdit(title)
{
    public override Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic)
    {
        if (edits.EventOf(diagnostic) is not { } @event || HasOtherChanges(edits, @event, diagnostic.Id))
            return Task.FromResult(false);

        edits.Lock.Set(edits.Parse(@event.Declaration.Type).Shape);
        return Task.FromResult(true);
    }

    private static bool HasOtherChanges(ProjectEdits edits, EventUnderContract @event, string rule) =>
        edits.Contract.Compare(@event.Declaration, edits.CancellationToken).Changes
            .Any(change => change.Breaks(@event.Mode) && change.Rule(@event.Mode) != rule);
}
