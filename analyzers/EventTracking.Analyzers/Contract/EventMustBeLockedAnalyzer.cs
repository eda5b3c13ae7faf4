using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT501: the declared version of an event must be in the lock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeLockedAnalyzer() : ContractAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT501",
        title: "An event must be in events.lock",
        message: "Version {1} of the event '{0}' is not in events.lock; add it, so that later changes are checked");

    private protected override void Analyze(EventUnderContract @event, Action<Diagnostic> report)
    {
        if (@event.Status is LockStatus.NotLocked)
        {
            report(Diagnostic.Create(
                Descriptor,
                @event.Declaration.TypeLocation(@event.CancellationToken),
                @event.Properties(),
                @event.Name,
                ContractText.Number(@event.Declaration.Version)));
        }
    }
}
