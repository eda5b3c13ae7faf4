using EventTracking.Analyzers.Configuration;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>
/// EVT502: a locked field must remain. Fields that a change of the assembly's defaults renames are reported together, at the attribute, or
/// at the first of the events if the attribute was removed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedFieldMustRemainAnalyzer() : ChangeAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT502",
        title: "A locked field must remain",
        message: "{0}, which {1} does not allow; {2}");

    private protected override object[] MessageArguments(EventUnderContract @event, ShapeChange change) =>
    [
        $"'{change.Path}' of the event '{@event.Name}' is gone"
            + (EventUnderContract.RenamedTo(change) is { } renamedTo ? $" (renamed to '{renamedTo}'?)" : ""),
        ContractText.Compatibility(@event.Mode),
        (change.NewName is null ? "restore it" : "keep its wire name with [JsonPropertyName]")
            + $", or raise Version to {@event.NextVersion}",
    ];

    private protected override void Analyze(EventUnderContract @event, Action<Diagnostic> report)
    {
        base.Analyze(@event, report);
        if (@event.Contract.Compare(@event.Declaration, @event.CancellationToken).Changes.Any(DefaultsChange.CouldCause)
            && @event.Contract.FindDefaultsChange(@event.CancellationToken) is { Attribute: null } change
            && SymbolEqualityComparer.Default.Equals(FirstEvent(change), @event.Declaration.Type))
        {
            Report(change, @event.Declaration.TypeLocation(@event.CancellationToken), _ => @event.Mode, report);
        }
    }

    private protected override Action<SemanticModelAnalysisContext> FileAction(ProjectContract contract) =>
        file => AnalyzeFile(file, contract);

    private static void AnalyzeFile(SemanticModelAnalysisContext context, ProjectContract contract)
    {
        var attribute = contract.Compilation.Assembly.FindAttribute(KnownTypes.TrackedEventDefaultsAttribute)?.ApplicationSyntaxReference;
        if (attribute?.SyntaxTree == context.SemanticModel.SyntaxTree
            && contract.FindDefaultsChange(context.CancellationToken) is { } change)
        {
            Report(
                change,
                attribute.GetSyntax(context.CancellationToken).GetLocation(),
                type => ModeOf(type, context.Options),
                context.ReportDiagnostic);
        }
    }

    private static CompatibilityMode ModeOf(INamedTypeSymbol type, AnalyzerOptions options) =>
        CompatibilitySetting.Of(options, TrackedEventDeclaration.Find(type)!.File);

    private static void Report(
        DefaultsChange change, Location location, Func<INamedTypeSymbol, CompatibilityMode> modeOf, Action<Diagnostic> report)
    {
        var broken = change.Changes
            .Select(pair => (Mode: modeOf(pair.Key), Changes: pair.Value))
            .Select(static pair => (pair.Mode, Count: pair.Changes.Count(change => change.Breaks(pair.Mode))))
            .Where(static pair => pair.Count > 0)
            .ToList();
        if (broken.Count == 0)
            return;

        report(Diagnostic.Create(
            Descriptor,
            location,
            $"A change of the assembly's defaults renames or retypes {ContractText.Number(broken.Sum(static pair => pair.Count))} fields "
                + $"of {ContractText.Number(broken.Count)} locked events",
            ContractText.Compatibility(broken[0].Mode),
            "restore the defaults, or raise the Version of each event"));
    }

    private static INamedTypeSymbol FirstEvent(DefaultsChange change) =>
        change.Changes.Keys.OrderBy(TypeNames.Metadata, StringComparer.Ordinal).First();
}
