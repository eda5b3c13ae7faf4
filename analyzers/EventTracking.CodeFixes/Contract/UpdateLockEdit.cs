using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract;

/// <summary>Records the declared shape in the lock, in the declared version.</summary>
internal sealed class UpdateLockEdit(string title = "Update events.lock") : ContractEdit(title)
{
    public override Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic)
    {
        if (edits.EventOf(diagnostic) is not { } type)
            return Task.FromResult(false);

        edits.Lock.Set(edits.Parse(type).Shape);
        return Task.FromResult(true);
    }
}
