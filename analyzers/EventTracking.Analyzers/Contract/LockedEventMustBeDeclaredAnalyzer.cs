using System.Collections.Concurrent;
using System.Collections.Immutable;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT507: a locked event must be declared, or marked as retired in the lock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedEventMustBeDeclaredAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT507",
        title: "A locked event must be declared or retired",
        message: "The event '{0}' is in events.lock (line {1}), but not declared any more; restore it, or mark it as retired",
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            if (ProjectLock.Find(start.Options, start.CancellationToken) is not { } found)
                return;

            var declared = new ConcurrentQueue<TrackedEventDeclaration>();
            start.RegisterSymbolAction(symbol => Add(symbol, declared), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, found, [.. declared]));
        });

    private static void Add(SymbolAnalysisContext context, ConcurrentQueue<TrackedEventDeclaration> declared)
    {
        if (TrackedEventDeclaration.Find((INamedTypeSymbol)context.Symbol) is { } declaration)
            declared.Enqueue(declaration);
    }

    private static void Report(CompilationAnalysisContext context, ProjectLock found, IReadOnlyList<TrackedEventDeclaration> declared)
    {
        // A name that is not a constant, which the compiler reports, could be that of any event.
        if (declared.Any(static declaration => declaration.EventName is null))
            return;

        var names = new HashSet<string>(declared.Select(static declaration => declaration.EventName!), StringComparer.Ordinal);
        foreach (var block in found.Latest)
        {
            if (block.State is LockState.Retired || names.Contains(block.EventName))
                continue;

            var inLock = found.LocationOf(block.Line);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                OwnerOf(block.EventName, context) ?? First(declared, context.CancellationToken) ?? inLock,
                [inLock],
                Properties(block),
                MessageText.Escape(block.EventName),
                ContractText.Number(block.Line)));
        }
    }

    private static Location? OwnerOf(string eventName, CompilationAnalysisContext context) =>
        OwnedNamespaces.Attributes(context.Compilation.Assembly)
            .FirstOrDefault(attribute => attribute.FirstArgument() is string owned && OwnedNamespaces.Owns(owned, eventName))
            ?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation();

    private static Location? First(IReadOnlyList<TrackedEventDeclaration> declared, CancellationToken cancellationToken) => declared
        .OrderBy(static declaration => TypeNames.Metadata(declaration.Type), StringComparer.Ordinal)
        .FirstOrDefault()?.TypeLocation(cancellationToken);

    private static ImmutableDictionary<string, string?> Properties(LockBlock block) => ImmutableDictionary<string, string?>.Empty
        .Add(ContractProperties.EventName, block.EventName)
        .Add(ContractProperties.LockedVersion, ContractText.Number(block.Version));
}
