using EventTracking.Analyzers.Contract;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>Marks an event as retired in the lock.</summary>
internal sealed class RetireEdit() : ContractEdit("Mark the event as retired")
{
    public override Task<bool> TryAddAsync(ProjectEdits edits, Diagnostic diagnostic) => Task.FromResult(
        diagnostic.Properties.TryGetValue(ContractProperties.EventName, out var name) && name is not null && edits.Lock.Retire(name));
}
