using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT508: the version of an event must be the latest in the lock or the one after it, and its name must not be retired.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionMustFollowLockAnalyzer() : ContractAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT508",
        title: "The version of an event must follow events.lock",
        message: "Version {1} of the event '{0}' {2}");

    private protected override void Analyze(EventUnderContract @event, Action<Diagnostic> report)
    {
        var latest = ContractText.Number(@event.LockedVersion);
        var problem = @event.Status switch
        {
            LockStatus.TooLow => $"is lower than version {latest} in events.lock; use {latest}, or {@event.NextVersion} for another shape",
            LockStatus.Skipping => $"skips a version, because the latest in events.lock is {latest}; use {@event.NextVersion}",
            LockStatus.Retired => "reuses the name of a retired event for another shape; use another name",
            _ => null,
        };
        if (problem is not null)
        {
            report(Diagnostic.Create(
                Descriptor,
                @event.Declaration.VersionLocation(@event.CancellationToken),
                @event.Properties(),
                @event.Name,
                ContractText.Number(@event.Declaration.Version),
                problem));
        }
    }
}
